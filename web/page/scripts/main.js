// Starts the page once Gradio has laid it out: what a click does, and the question that came in the address.

import { ask, askAgain, prepare, stop } from "./asking.js";
import { blame, praise, submit, unblame } from "./feedback.js";
import { copy, share, speak } from "./passing_on.js";
import { askToErase, erase, keep, renew } from "./erasing.js";
import { prove, shut, turn } from "./proof.js";
import { pick, step } from "./topics.js";
import { restore } from "./thread.js";

const DOES = {
  ask: (button) => ask(button.textContent.trim()),
  again: askAgain,
  stop,
  prove,
  turn,
  shut,
  copy,
  share,
  speak,
  praise,
  blame,
  unblame,
  topic: pick,
  renew,
  erase: askToErase,
  "erase-all": erase,
  keep,
};
const LAID_OUT = ["#zw-box textarea", "#zw-send", "#zw-turns", "#zw-proof", "#zw-examples", "#zw-delete"];

function listen() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-do]");
    if (button) DOES[button.dataset.do]?.(button);
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.matches(".zw-feedback")) return;
    event.preventDefault();
    submit(event.target);
  });
  document.addEventListener("keydown", (event) => {
    if (event.target.matches?.('[role="tab"]')) step(event);
    // Escape that ends a composition in the box closes nothing else.
    if (event.key === "Escape" && !event.isComposing) shut();
  });
}

async function start() {
  prepare();
  listen();
  document.getElementById("zw-cover")?.remove();
  document.documentElement.dataset.ready = "";
  const address = new URL(location.href);
  const asked = address.searchParams.get("q")?.trim();
  // Taken out of the address, so that a reload does not ask again.
  address.searchParams.delete("q");
  history.replaceState(null, "", address);
  await restore();
  if (asked) ask(asked);
}

function whenLaidOut(then) {
  const isLaidOut = () => LAID_OUT.every((place) => document.querySelector(place));
  if (isLaidOut()) return then();
  const watching = new MutationObserver(() => {
    if (!isLaidOut()) return;
    watching.disconnect();
    then();
  });
  watching.observe(document, { childList: true, subtree: true });
}

whenLaidOut(start);
