// A tap on a figure shows its row of the ledger, one on a term its explanation; without a reply the link is followed.

export function startTapping(article, dialog) {
  const title = dialog.querySelector("h2");
  const body = dialog.querySelector("#zw-tapped-body");
  const link = dialog.querySelector("#zw-tapped-link");

  function show(heading, content, href, words) {
    title.textContent = heading;
    body.replaceChildren(content);
    link.href = href;
    link.textContent = words;
    dialog.showModal();
  }

  async function showRow(href) {
    const reply = await fetch(href, { headers: { "X-Fragment": "1" } });
    if (!reply.ok) throw new Error(String(reply.status));
    const card = new DOMParser().parseFromString(await reply.text(), "text/html").querySelector(".zw-row-card");
    if (!card) throw new Error("no row");
    show("数据台账", document.adoptNode(card), href, "单独打开");
  }

  function showTerm(term) {
    const explained = document.querySelector(`${term.getAttribute("href")} p`)?.textContent;
    if (!explained) return false;
    const words = document.createElement("p");
    words.textContent = explained;
    show(term.textContent, words, term.getAttribute("href"), "到原文");
    return true;
  }

  article.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const figure = event.target.closest("a[id^=f]");
    const term = event.target.closest("a.zw-term");
    if (figure) {
      event.preventDefault();
      showRow(figure.href).catch(() => location.assign(figure.href));
    } else if (term && showTerm(term)) {
      event.preventDefault();
    }
  });
  // Links inside lead to places of this page too.
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("#zw-tapped-close, a")) dialog.close();
  });
}
