// How a page is shown: size of the type, contrast, colours. Runs before anything is painted, and keeps the choice
// on the device.

(() => {
  const KEY = "zw-display";
  const CHOICES = { size: ["18", "21", "24", "27", "30"], contrast: ["high"], theme: ["light", "dark"] };
  const BIG = "24";
  const root = document.documentElement;
  const night = matchMedia("(prefers-color-scheme: dark)");
  const chosen = read();

  function read() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}");
      return Object.fromEntries(Object.keys(CHOICES).map((name) => [name, known(name, kept?.[name])]));
    } catch {
      return {};
    }
  }

  function known(name, value) {
    return CHOICES[name].includes(value) ? value : "";
  }

  function show() {
    for (const name of ["size", "contrast"]) {
      if (chosen[name]) root.dataset[name] = chosen[name];
      else delete root.dataset[name];
    }
    root.dataset.theme = chosen.theme || (night.matches ? "dark" : "light");
    document.querySelectorAll('[data-display="big"]').forEach((button) => {
      button.setAttribute("aria-pressed", String(Boolean(chosen.size)));
    });
  }

  function choose(name, value) {
    chosen[name] = known(name, value);
    try {
      localStorage.setItem(KEY, JSON.stringify(chosen));
    } catch {
      // A device that keeps nothing still shows it now.
    }
    show();
  }

  function open(dialog) {
    for (const name of Object.keys(CHOICES)) {
      const input = dialog.querySelector(`input[name="${name}"][value="${chosen[name] || ""}"]`);
      if (input) input.checked = true;
    }
    dialog.showModal();
  }

  document.addEventListener("click", (event) => {
    const asked = event.target.closest?.("[data-display]")?.dataset.display;
    const dialog = document.getElementById("zw-display");
    if (asked === "big") choose("size", chosen.size ? "" : BIG);
    if (asked === "settings") open(dialog);
    if (asked === "close" || event.target === dialog) dialog.close();
  });

  document.addEventListener("change", (event) => {
    if (event.target.closest?.("#zw-display")) choose(event.target.name, event.target.value);
  });

  night.addEventListener("change", show);
  document.addEventListener("DOMContentLoaded", show);
  show();
})();
