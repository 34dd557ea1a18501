// What a reader does with an answer: copies it with its source and label, shares the question, has it read aloud.

import { announce } from "./thread.js";

const SHOWN_MS = 2500;

const cardOf = (button) => button.closest(".zw-card");
const questionOf = (button) => button.closest(".zw-turn").querySelector(".zw-question").textContent;

export async function copy(button) {
  const text = cardOf(button).querySelector(".zw-copied").textContent.replace(/\n{2,}/g, "\n").trim();
  tell(button, (await toClipboard(text)) ? "已复制" : "没能复制");
}

export async function share(button) {
  const question = questionOf(button);
  const url = `${location.origin}/?${new URLSearchParams({ q: question })}`;
  if (navigator.share) {
    // Who closes the list of apps again has changed their mind.
    await navigator.share({ title: question, url }).catch(() => null);
    return;
  }
  tell(button, (await toClipboard(url)) ? "已复制链接" : "没能复制");
}

export function speak(button) {
  const voice = window.speechSynthesis;
  const was = button.getAttribute("aria-pressed") === "true";
  voice.cancel();
  document.querySelectorAll('[data-do="speak"]').forEach((one) => one.setAttribute("aria-pressed", "false"));
  if (was) return;
  const spoken = new SpeechSynthesisUtterance(cardOf(button).querySelector(".zw-spoken").textContent);
  spoken.lang = "zh-CN";
  spoken.onend = spoken.onerror = () => button.setAttribute("aria-pressed", "false");
  button.setAttribute("aria-pressed", "true");
  voice.speak(spoken);
}

async function toClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Not allowed, or no HTTPS: the old way.
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "zw-unseen";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}

function tell(button, words) {
  const before = (button.dataset.words ??= button.textContent);
  button.textContent = words;
  announce(`${words}。`);
  setTimeout(() => (button.textContent = before), SHOWN_MS);
}
