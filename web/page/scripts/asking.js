// The box and its button: sends a question once, shows that it is on its way, can be stopped, and keeps what was
// written until there is an answer.

import { post } from "./service.js";
import { conversation, historyOf, remember } from "./keeping.js";
import { addTurn, showAnswer, showProblem, takeBack, announce } from "./thread.js";

// The second half of a double click on 提问 is not a wish to stop.
const DOUBLE_CLICK_MS = 600;

let stopping = null;
let sentAt = 0;

const box = () => document.querySelector("#zw-box textarea");
const send = () => document.querySelector("#zw-send");

export function prepare() {
  box().maxLength = 3000;
  // Before Gradio's own listeners: it would send on Shift+Enter, and while an input method still composes.
  window.addEventListener("keydown", onKey, { capture: true });
  send().addEventListener("click", () => {
    if (!stopping) ask(box().value);
    else if (performance.now() - sentAt > DOUBLE_CLICK_MS) stop();
  });
}

function onKey(event) {
  if (event.key !== "Enter" || event.target !== box()) return;
  event.stopImmediatePropagation();
  if (event.isComposing || event.keyCode === 229 || event.shiftKey) return;
  event.preventDefault();
  ask(box().value);
}

export async function ask(written) {
  const question = written.trim();
  if (stopping) return;
  if (!question) {
    box().focus();
    announce("请写下要问的问题。");
    return;
  }
  stopping = new AbortController();
  sentAt = performance.now();
  waiting(true);
  write(question);
  const turn = addTurn(question);
  try {
    const body = { question, history: historyOf(), conversation: conversation() };
    const answered = await post("/page/ask", body, stopping);
    showAnswer(turn, answered.card);
    remember(answered.turn, answered.conversation);
    if (box().value.trim() === question) write("");
  } catch (trouble) {
    if (trouble.name === "AbortError") takeBack(turn, "已停止。");
    else showProblem(turn, trouble);
  } finally {
    stopping = null;
    waiting(false);
  }
}

export function askAgain(button) {
  if (stopping) return;
  const turn = button.closest(".zw-turn");
  turn.remove();
  ask(turn.dataset.question);
}

export function stop() {
  stopping?.abort();
}

function waiting(is) {
  const button = send();
  button.textContent = is ? "停止" : "提问";
  button.classList.toggle("zw-stop", is);
}

// Gradio's box holds its own copy of the text, which it takes from this event.
function write(text) {
  box().value = text;
  box().dispatchEvent(new Event("input", { bubbles: true }));
}
