// A new conversation, and the end of what was kept, here and on the server.

import { stop } from "./asking.js";
import { remove } from "./service.js";
import { announce, clear } from "./thread.js";
import { shut } from "./proof.js";

const dialog = () => document.getElementById("zw-delete");
const told = () => dialog().querySelector(".zw-outcome");

export function renew() {
  startOver();
  announce("已开始新对话。");
}

export function askToErase() {
  told().textContent = "";
  dialog().showModal();
}

export function keep() {
  dialog().close();
}

export async function erase(button) {
  button.disabled = true;
  try {
    const { deleted } = await remove("/api/v1/me/history");
    dialog().close();
    startOver();
    announce(`已删除。服务器上删除了${deleted}条回答。`);
    show(`已全部删除，其中服务器上的回答${deleted}条。`);
  } catch (trouble) {
    told().textContent = `没有删除：${trouble.message}`;
  } finally {
    button.disabled = false;
  }
}

function startOver() {
  stop();
  shut();
  clear();
  scrollTo(0, 0);
  document.querySelector("#zw-box textarea").focus();
  show("");
}

function show(words) {
  document.querySelector(".zw-erased").textContent = words;
}
