// The topics of the example questions, as tabs: arrow keys move between them.

const tabs = () => [...document.querySelectorAll('#zw-examples [role="tab"]')];

export function pick(chosen) {
  for (const tab of tabs()) {
    const is = tab === chosen;
    tab.setAttribute("aria-selected", String(is));
    tab.tabIndex = is ? 0 : -1;
    document.getElementById(tab.getAttribute("aria-controls")).hidden = !is;
  }
}

export function step(event) {
  const all = tabs();
  const at = all.indexOf(event.target);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  const chosen = all[(to + all.length) % all.length];
  pick(chosen);
  chosen.focus();
}
