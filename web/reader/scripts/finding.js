// Finds words in the report: every hit marked, counted and walked through. Width, case and blanks make no difference.

import { clearMarks, markHits } from "./marking.js";

const WAIT_MS = 150;
const LONGEST = 100;

export function startFinding(form, article) {
  const input = form.elements.find;
  const status = form.querySelector("[role=status]");
  const buttons = form.querySelectorAll("[data-find]");
  let hits = [];
  let at = -1;
  let waiting;

  form.hidden = false;

  function tell() {
    const words = input.value.trim();
    buttons.forEach((button) => (button.disabled = hits.length === 0));
    if (!words) status.textContent = "";
    else status.textContent = hits.length ? `第${at + 1}处，共${hits.length}处` : "没有找到";
  }

  function show(next) {
    if (!hits.length) return;
    hits[at]?.forEach((mark) => mark.classList.remove("zw-current"));
    at = (next + hits.length) % hits.length;
    hits[at].forEach((mark) => mark.classList.add("zw-current"));
    hits[at][0].scrollIntoView({ block: "center" });
    tell();
  }

  function find(scroll = true) {
    clearTimeout(waiting);
    const words = input.value.slice(0, LONGEST);
    clearMarks(article);
    hits = markHits(article, words);
    at = -1;
    const address = new URL(location.href);
    if (words.trim()) address.searchParams.set("find", words.trim());
    else address.searchParams.delete("find");
    history.replaceState(history.state, "", address);
    if (hits.length && scroll) show(0);
    else tell();
  }

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(find, WAIT_MS);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("click", (event) => {
    const asked = event.target.closest?.("[data-find]")?.dataset.find;
    if (asked) show(at + (asked === "on" ? 1 : -1));
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      if (at < 0) find();
      else show(at + (event.shiftKey ? -1 : 1));
    }
    if (event.key === "Escape") {
      event.preventDefault();
      input.value = "";
      find();
    }
  });

  input.value = (new URL(location.href).searchParams.get("find") ?? "").slice(0, LONGEST);
  if (input.value) find(!location.hash);
  else tell();
}
