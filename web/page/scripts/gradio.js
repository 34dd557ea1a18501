// Runs before Gradio does and keeps its page Chinese for everyone.

(() => {
  const LATE_MS = 12000;

  // Gradio takes its words and the document's lang from the browser.
  Object.defineProperty(navigator, "language", { get: () => "zh-CN" });
  Object.defineProperty(navigator, "languages", { get: () => ["zh-CN"] });

  // Gradio opens its own settings and API panels by ?view=…; this page has none.
  const address = new URL(location.href);
  if (address.searchParams.has("view")) {
    address.searchParams.delete("view");
    history.replaceState(null, "", address);
  }

  // A browser too old for Gradio shows nothing at all: say so.
  setTimeout(() => {
    const late = document.querySelector("#zw-cover .zw-late");
    if (late) late.hidden = false;
  }, LATE_MS);
})();
