// The report's own text behind an answer: beside it where there is room, else as a sheet over the page.

import { read } from "./service.js";

const ROOM = matchMedia("(min-width: 1100px)");
const panel = () => document.getElementById("zw-proof");

let from = null;
let latest = 0;

export function prove(button) {
  from = button;
  open();
  load(button.dataset);
}

export function turn(button) {
  const { report, paragraph } = button.dataset;
  const cited = from?.dataset;
  load(cited?.report === report && cited?.paragraph === paragraph ? cited : { report, paragraph });
}

export function shut() {
  if (!panel().open) return;
  panel().close();
}

function open() {
  const dialog = panel();
  if (dialog.open) return;
  if (ROOM.matches) dialog.show();
  else dialog.showModal();
  document.documentElement.classList.add("zw-proving");
  dialog.addEventListener("close", closed, { once: true });
  dialog.addEventListener("click", onBackdrop);
}

function closed() {
  document.documentElement.classList.remove("zw-proving");
  panel().removeEventListener("click", onBackdrop);
  if (from?.isConnected) from.focus();
}

function onBackdrop(event) {
  if (event.target === panel()) shut();
}

async function load({ report, paragraph, start = 0, end = 0, marks = "" }) {
  const asked = ++latest;
  const place = panel().querySelector(".zw-proof");
  const address = `/page/proof/${encodeURIComponent(report)}/${Number(paragraph)}`;
  try {
    const found = await read(`${address}?${new URLSearchParams({ start, end, marks })}`);
    if (asked !== latest) return;
    place.innerHTML = found;
  } catch (trouble) {
    if (asked !== latest) return;
    const title = document.createElement("h2");
    title.id = "zw-proof-title";
    title.tabIndex = -1;
    title.textContent = trouble.message;
    place.replaceChildren(title);
  }
  panel().scrollTop = 0;
  place.querySelector("#zw-proof-title").focus({ preventScroll: true });
  place.querySelector("mark")?.scrollIntoView({ block: "nearest" });
}
