// The turns on the page. Questions are put in as text; cards are HTML that the service has made.

import { forget, turns } from "./keeping.js";
import { post } from "./service.js";

// As long as a question may be: what is longer is shown in part.
const LONGEST_SHOWN = 300;

const thread = () => document.getElementById("zw-turns");
const copyOf = (name) => document.getElementById(name).content.firstElementChild.cloneNode(true);

export function announce(words) {
  const said = document.getElementById("zw-said");
  // The same words twice in a row would not be said again.
  said.textContent = said.textContent === words ? `${words}\u00a0` : words;
}

export function addTurn(question) {
  const turn = copyOf("zw-turn");
  turn.dataset.question = question;
  turn.querySelector(".zw-question").textContent = shortened(question);
  put(turn, copyOf("zw-waiting"));
  thread().append(turn);
  talking(true);
  announce("正在报告里查找。");
  turn.scrollIntoView({ block: "start" });
  return turn;
}

export function showAnswer(turn, card) {
  show(turn, card);
  announce(turn.querySelector(".zw-spoken").textContent);
  turn.scrollIntoView({ block: "start" });
}

export function showProblem(turn, trouble) {
  const card = copyOf("zw-problem");
  card.querySelector(".zw-kind span").textContent = trouble.title ?? "暂时不能回答";
  card.querySelector(".zw-answer").textContent = trouble.title ? trouble.message : "页面出错了，请刷新后再试。";
  put(turn, card);
  turn.dataset.outcome = "problem";
  announce(card.querySelector(".zw-answer").textContent);
}

export function takeBack(turn, words) {
  turn.remove();
  talking(Boolean(thread().children.length));
  announce(words);
}

export function clear() {
  forget();
  thread().replaceChildren();
  talking(false);
}

// What was talked about before on this device; a turn that can no longer be shown is left out.
export async function restore() {
  const kept = turns();
  if (!kept.length) return;
  const cards = await Promise.all(kept.map((turn) => post("/page/card", turn).catch(() => null)));
  for (const [n, shown] of cards.entries()) {
    if (!shown) continue;
    const turn = copyOf("zw-turn");
    turn.querySelector(".zw-question").textContent = shortened(kept[n].question);
    show(turn, shown.card);
    thread().append(turn);
  }
  talking(Boolean(thread().children.length));
  thread().lastElementChild?.scrollIntoView({ block: "start" });
}

function shortened(question) {
  return question.length > LONGEST_SHOWN ? `${question.slice(0, LONGEST_SHOWN)}……` : question;
}

function show(turn, card) {
  const place = document.createElement("div");
  place.innerHTML = card;
  put(turn, place.firstElementChild);
  turn.dataset.outcome = turn.querySelector(".zw-card").dataset.outcome;
  if (!window.speechSynthesis) turn.querySelector('[data-do="speak"]')?.remove();
}

function put(turn, card) {
  turn.lastElementChild.replaceWith(card);
}

function talking(is) {
  thread().hidden = !is;
  document.documentElement.classList.toggle("zw-talking", is);
  document.querySelector('[data-do="renew"]').hidden = !is;
  const examples = document.getElementById("zw-examples");
  // What is folded away must not take the focus with it.
  if (is && examples.contains(document.activeElement)) examples.firstElementChild.focus({ preventScroll: true });
  examples.open = !is;
  const box = document.querySelector("#zw-box textarea");
  box.dataset.first ??= box.placeholder;
  box.placeholder = is ? "接着问" : box.dataset.first;
}
