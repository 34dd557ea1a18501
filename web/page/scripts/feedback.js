// 有用 and 没用: said at once, reasons and words afterwards.

import { post } from "./service.js";
import { announce } from "./thread.js";

const cardOf = (element) => element.closest(".zw-card");

export async function praise(button) {
  const card = cardOf(button);
  if (await say(card, { rating: "up" }, "谢谢，已记下。")) mark(card, "praise");
}

export async function blame(button) {
  const card = cardOf(button);
  if (card.querySelector(".zw-feedback")) return unblame(button);
  if (!(await say(card, { rating: "down" }, "已记下。可以说说哪里不好。"))) return;
  mark(card, "blame");
  const form = document.getElementById("zw-feedback").content.firstElementChild.cloneNode(true);
  card.querySelector(".zw-told").after(form);
  button.setAttribute("aria-expanded", "true");
  form.querySelector("input").focus();
}

export function unblame(element) {
  const card = cardOf(element);
  const button = card.querySelector('[data-do="blame"]');
  card.querySelector(".zw-feedback").remove();
  button.setAttribute("aria-expanded", "false");
  button.focus();
}

export async function submit(form) {
  const given = new FormData(form);
  const said = { rating: "down", text: given.get("text") };
  if (given.get("reason")) said.reason = given.get("reason");
  const button = form.querySelector('[type="submit"]');
  button.disabled = true;
  const done = await say(cardOf(form), said, "谢谢，意见已记下。");
  button.disabled = false;
  if (done) unblame(form);
}

async function say(card, given, thanks) {
  try {
    await post("/api/v1/feedback", { answer: card.dataset.id, ...given });
    tell(card, thanks);
    return true;
  } catch (trouble) {
    tell(card, `没有记下：${trouble.message}`);
    return false;
  }
}

function mark(card, chosen) {
  for (const name of ["praise", "blame"]) {
    card.querySelector(`[data-do="${name}"]`).setAttribute("aria-pressed", String(name === chosen));
  }
  if (chosen === "praise") card.querySelector(".zw-feedback")?.remove();
}

function tell(card, words) {
  let place = card.querySelector(".zw-told");
  if (!place) {
    place = document.createElement("p");
    place.className = "zw-told zw-screen";
    card.querySelector(".zw-actions").after(place);
  }
  place.textContent = words;
  announce(words);
}
