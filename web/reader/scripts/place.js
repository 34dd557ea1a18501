// Where in the report one is: the entry of the contents, and links to paragraphs that copy themselves.

const WIDE = matchMedia("(min-width: 64rem)");

export function startPlace(article, contents) {
  const said = document.getElementById("zw-said");

  article.addEventListener("click", async (event) => {
    const number = event.target.closest("a.zw-number");
    if (!number || event.ctrlKey || event.metaKey || event.shiftKey) return;
    try {
      await navigator.clipboard.writeText(number.href.replace(/[?][^#]*/, ""));
      said.textContent = `已复制第${number.textContent}段的链接`;
      setTimeout(() => (said.textContent = ""), 4000);
    } catch {
      // The address bar has it.
    }
  });

  if (!contents) return;
  const details = contents.querySelector("details");
  const follow = () => (details.open = WIDE.matches);
  WIDE.addEventListener("change", follow);
  follow();

  const entries = new Map([...contents.querySelectorAll("a")].map((entry) => [entry.hash.slice(1), entry]));
  const over = new Map();
  let current;
  let above;
  const seen = new IntersectionObserver(
    (changes) => {
      for (const { isIntersecting, target } of changes) {
        if (!isIntersecting) continue;
        current?.removeAttribute("aria-current");
        current = over.get(target);
        current?.setAttribute("aria-current", "true");
      }
    },
    { rootMargin: "-15% 0px -80% 0px" },
  );
  for (const block of article.querySelectorAll(".zw-numbered")) {
    above = entries.get(block.id) ?? above;
    over.set(block, above);
    seen.observe(block);
  }
}
