// The button that copies the address of a shared answer; where nothing can be copied there is none.

const SHOWN_MS = 2500;
const button = document.getElementById("zw-copy");
const said = document.getElementById("zw-said");
const before = button.textContent;

function tell(words) {
  button.textContent = words;
  said.textContent = `${words}。`;
  setTimeout(() => {
    button.textContent = before;
    said.textContent = "";
  }, SHOWN_MS);
}

// Only HTTPS, and this very machine, let a page copy.
button.hidden = !navigator.clipboard;
button.addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(location.origin + location.pathname);
    tell("已复制链接");
  } catch {
    tell("没能复制");
  }
});
