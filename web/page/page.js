// Runs before Gradio does and keeps its page Chinese for everyone.

// Gradio takes its words and the document's lang from the browser.
Object.defineProperty(navigator, "language", { get: () => "zh-CN" });
Object.defineProperty(navigator, "languages", { get: () => ["zh-CN"] });

// Gradio opens its own settings and API panels by ?view=…; this page has none.
const address = new URL(location.href);
if (address.searchParams.has("view")) {
  address.searchParams.delete("view");
  history.replaceState(null, "", address);
}

// What Gradio says in English of its own accord, such as when the connection breaks.
const CHINESE = /[\u4e00-\u9fff]/;

function reword(element, words) {
  if (element && !CHINESE.test(element.textContent)) element.textContent = words;
}

function rewordNotice(notice) {
  reword(notice.querySelector(".toast-title"), "提示");
  const text = notice.querySelector('[data-testid="toast-text"]');
  const broken = text && text.textContent.includes("onnect");
  reword(text, broken ? "连接不上服务，正在重试。恢复后请再问一次。" : "暂时无法回答，请稍后再试。");
  notice.querySelector('[data-testid="toast-close"]')?.setAttribute("aria-label", "关闭");
}

new MutationObserver(() => {
  document.querySelectorAll('[data-testid="toast-body"]').forEach(rewordNotice);
}).observe(document, { childList: true, subtree: true });
