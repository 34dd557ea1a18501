// Talks to the service. Gives what it says, or throws a Trouble with words for the resident.

const LOST = "连接不上服务，请检查网络后再试。您写的问题还在。";
// Where the service's own words are for programmers.
const WORDS = {
  who_unknown: "请在浏览器里允许本站使用 cookie，刷新后再试。",
  invalid_request: "页面可能已经更新，请刷新后再试。",
  not_found: "页面可能已经更新，请刷新后再试。",
};
const PATIENCE_MS = 30_000;

export class Trouble extends Error {
  constructor(title, detail) {
    super(detail);
    this.title = title;
  }
}

export async function post(address, body, stopping) {
  return (await reach(address, { method: "POST", body: JSON.stringify(body) }, stopping)).json();
}

export async function remove(address) {
  return (await reach(address, { method: "DELETE" })).json();
}

export async function read(address) {
  return (await reach(address, {})).text();
}

// `stopping` is an AbortController of the caller's; what it stops is thrown as it came, without words.
async function reach(address, request, stopping = new AbortController()) {
  let tooLong = false;
  const patience = setTimeout(() => {
    tooLong = true;
    stopping.abort();
  }, PATIENCE_MS);
  let reply;
  try {
    reply = await fetch(address, {
      ...request,
      headers: { "Content-Type": "application/json" },
      signal: stopping.signal,
    });
  } catch (error) {
    if (tooLong) throw new Trouble("等得太久", "服务没有及时回应，请再问一次。");
    if (stopping.signal.aborted) throw error;
    throw new Trouble("没有连上", LOST);
  } finally {
    clearTimeout(patience);
  }
  if (!reply.ok) throw await troubleOf(reply);
  return reply;
}

async function troubleOf(reply) {
  const problem = await reply.json().catch(() => ({}));
  const detail = WORDS[problem.code] ?? problem.detail;
  return new Trouble(problem.title ?? "暂时不能回答", detail ?? "服务出错了，请稍后再试。您写的问题还在。");
}
