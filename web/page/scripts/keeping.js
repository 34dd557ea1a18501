// The conversation as this device keeps it: the last turns, each a question with its answer object.

const KEY = "zw-talk";
const MOST_TURNS = 10;
// What the service looks at.
const MOST_HISTORY = 6;
const CONVERSATION = /^[0-9a-f]{32}$/;

let talk = load();

function load() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "null");
    if (CONVERSATION.test(kept?.conversation) && Array.isArray(kept.turns)) {
      return { conversation: kept.conversation, turns: kept.turns.slice(-MOST_TURNS).filter(isTurn) };
    }
  } catch {
    // What cannot be read is as good as nothing.
  }
  return { conversation: "", turns: [] };
}

function isTurn(turn) {
  return [turn?.question, turn?.id, turn?.answer?.answer].every((text) => typeof text === "string");
}

function save() {
  try {
    localStorage.setItem(KEY, JSON.stringify(talk));
  } catch {
    // A device that keeps nothing still holds the conversation while the page is open.
  }
}

export const conversation = () => talk.conversation;
export const turns = () => talk.turns;

export function historyOf() {
  return talk.turns.slice(-MOST_HISTORY).map((turn) => ({ question: turn.question, answer: turn.answer.answer }));
}

export function remember(turn, conversation) {
  talk = { conversation, turns: [...talk.turns, turn].slice(-MOST_TURNS) };
  save();
}

export function forget() {
  talk = { conversation: "", turns: [] };
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}
