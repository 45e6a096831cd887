// What the console does better with a script; everything works without it.
"use strict";

document.documentElement.classList.add("js");

// What is kept in this tab belongs to whoever typed it: it goes when they leave, and nobody else who signs in sees it.
const me = document.body.dataset.me || "";
const keyOf = (name) => `jemaa.${me}.${name}`;
const forget = (isGone) => {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith("jemaa.") && isGone(key)) sessionStorage.removeItem(key);
};
if (me) forget((key) => !key.startsWith(keyOf("")));
document.querySelector("form[action$='/sign-out']")?.addEventListener("submit", () => forget(() => true));
const isTyped = (each) => each.name && each.name !== "csrf" && !["hidden", "password", "file", "submit", "button"].includes(each.type);
const typed = (form) => {
  const found = {};
  for (const each of form.elements) {
    if (!isTyped(each) || (["radio", "checkbox"].includes(each.type) && !each.checked)) continue;
    found[each.name] = [...(found[each.name] || []), each.value];
  }
  return found;
};
const typeAgain = (form, kept) => {
  const place = {}; // several lines may bear one name
  for (const each of form.elements) {
    if (!isTyped(each)) continue;
    const values = kept[each.name] || [];
    if (["radio", "checkbox"].includes(each.type)) { each.checked = values.includes(each.value); continue; }
    place[each.name] = (place[each.name] ?? -1) + 1;
    const value = values[place[each.name]];
    if (value === undefined) continue;
    each.value = value;
    if (value) each.closest("details")?.setAttribute("open", "");
  }
};

// A form is sent once: a thumb that presses twice does not do it twice. Not for ever: a file that is taken away leaves the page where
// it is; and what opens beside the page, or was held back, is not sent at all.
const TWICE = 3000; // milliseconds
document.addEventListener("submit", (event) => {
  const form = event.target;
  const isBeside = (event.submitter?.formTarget || form.target) === "_blank";
  if (event.defaultPrevented || isBeside || form.method !== "post") return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "yes";
  setTimeout(() => { delete form.dataset.sent; }, TWICE);
  const fields = typed(form);
  if (me && Object.keys(fields).length) sessionStorage.setItem(keyOf("draft"), JSON.stringify({ action: form.action, fields }));
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

// A filter that was changed shows at once.
for (const form of document.querySelectorAll("form[data-at-once]")) {
  form.addEventListener("change", (event) => { if (event.target.matches("select, input[type=checkbox]")) form.requestSubmit(); });
}

// Filters are folded on a narrow screen only.
if (matchMedia("(min-width: 44rem)").matches) for (const fold of document.querySelectorAll("details.fold")) fold.open = true;

// What went wrong is read first.
document.querySelector(".summary")?.focus();

// What was sent when the session had ended is typed again after signing in: nothing of it was recorded.
if (document.querySelector("[data-lost]")) sessionStorage.setItem("jemaa-lost", "yes");
if (me) {
  const draft = JSON.parse(sessionStorage.getItem(keyOf("draft")) || "null");
  const wasLost = sessionStorage.getItem("jemaa-lost");
  sessionStorage.removeItem(keyOf("draft"));
  sessionStorage.removeItem("jemaa-lost");
  const form = draft && wasLost && [...document.forms].find((each) => each.action === draft.action);
  if (form) {
    typeAgain(form, draft.fields);
    const said = document.createElement("p");
    said.className = "notice";
    said.setAttribute("role", "status");
    said.textContent = document.body.dataset.typedAgain;
    form.prepend(said);
    form.scrollIntoView({ block: "start" });
  }
}

// What is typed at the counter stays in this tab until it was recorded: a lost connection loses nothing.
for (const form of document.querySelectorAll("form[data-kept]")) {
  const key = keyOf(form.dataset.kept);
  const isEmpty = [...form.elements].every((each) => !isTyped(each) || !["text", "email", "tel", "textarea"].includes(each.type) || !each.value);
  const kept = JSON.parse(sessionStorage.getItem(key) || "null");
  if (kept && isEmpty) typeAgain(form, kept);
  form.addEventListener("input", () => sessionStorage.setItem(key, JSON.stringify(typed(form))));
  form.querySelector("a[data-leave]")?.addEventListener("click", () => sessionStorage.removeItem(key));
  form.addEventListener("submit", (event) => {
    if (navigator.onLine) return;
    event.preventDefault();
    let said = form.querySelector(".offline");
    if (!said) {
      said = document.createElement("p");
      said.className = "notice is-bad offline";
      said.setAttribute("role", "alert");
      form.append(said);
    }
    said.textContent = form.dataset.keptSaid;
  });
}
if (document.querySelector(".receipt")) {
  for (const name of ["counter-contribution", "counter-request"]) sessionStorage.removeItem(keyOf(name));
}
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// A broadcast as the chat will show it, while it is written.
for (const shown of document.querySelectorAll("[data-preview-of]")) {
  const area = document.getElementById(shown.dataset.previewOf);
  const show = () => {
    const text = area.value.trim().replace(/\{\s*\$commune\s*\}/g, shown.dataset.commune);
    shown.hidden = !text;
    shown.textContent = text;
  };
  shown.classList.add("said");
  shown.dir = "auto";
  area.addEventListener("input", show);
  show();
}

// A page that is looked at is told what is new: the numbers of the overview, a quiet line above a list. One line to the server, and only
// while the page is seen: a browser has few of them.
{
  const shown = document.querySelector("[data-news]");
  let line = null;
  const told = {
    overview(news) {
      for (const each of news.waits) {
        const tile = shown.querySelector(`[data-wait="${each.name}"]`);
        const calm = document.querySelector(`[data-calm-of="${each.name}"]`);
        if (!tile) continue;
        tile.hidden = each.count === 0;
        if (calm) calm.hidden = each.count !== 0;
        if (each.count === 0) continue;
        tile.querySelector("b bdi").textContent = each.number;
        tile.querySelector("span").textContent = each.words;
        tile.querySelector("small").textContent = each.more;
      }
      const isCalm = news.waits.every((each) => each.count === 0);
      document.querySelector("[data-when-calm]").hidden = !isCalm;
      document.querySelector("[data-calm]").hidden = news.waits.every((each) => each.count !== 0);
    },
    list(news) {
      const link = shown.querySelector("a");
      link.hidden = news.count === 0;
      link.textContent = news.words;
    },
  };
  const listen = () => {
    line?.close();
    line = null;
    if (document.hidden) return;
    line = new EventSource(shown.dataset.news);
    line.addEventListener("message", (event) => {
      const news = JSON.parse(event.data);
      if (news.waits) told.overview(news);
      else if (news.words !== undefined) told.list(news);
    });
  };
  if (shown && "EventSource" in window) {
    document.addEventListener("visibilitychange", listen);
    window.addEventListener("pageshow", listen);
    window.addEventListener("pagehide", () => line?.close());
  }
}

// A part of a page that changes while it is looked at is read again: a conversation, how far an announcement has come. Only what is
// new in it is touched: what has the focus keeps it, and what is read aloud is read once.
const EVERY = 4000; // milliseconds
const renew = (old, fresh) => {
  if (old.isEqualNode(fresh) || (old.name === "once" && fresh.name === "once")) return;
  const own = (node) => [...node.childNodes].filter((each) => each.nodeType === Node.TEXT_NODE).map((each) => each.data.trim()).filter(Boolean).join(" ");
  const before = [...old.children], after = [...fresh.children];
  if (old.nodeName !== fresh.nodeName || own(old) !== own(fresh) || before.length > after.length) { old.replaceWith(document.importNode(fresh, true)); return; }
  for (const { name, value } of fresh.attributes) if (name !== "open" && old.getAttribute(name) !== value) old.setAttribute(name, value);
  before.forEach((each, place) => renew(each, after[place]));
  old.append(...after.slice(before.length).map((each) => document.importNode(each, true)));
};
const readAgain = () => new Promise((done) => {
  const asked = new XMLHttpRequest(); // gives a document, where the policy lets no text become one
  asked.responseType = "document";
  asked.open("GET", location.href);
  asked.setRequestHeader("x-open-page", "1");
  asked.addEventListener("error", () => done(true)); // the connection may come back
  asked.addEventListener("load", () => {
    if (asked.status >= 500) return done(true); // so may the service
    const isSame = asked.status === 200 && asked.responseURL === location.href.split("#")[0];
    if (!isSame || !asked.response) return done(false); // the session ended, or there is nothing here any more
    for (const part of document.querySelectorAll("[data-live]")) {
      const fresh = asked.response.getElementById(part.id);
      if (fresh) renew(part, fresh);
    }
    done(true);
  });
  asked.send();
});
if (document.querySelector("[data-live]")) {
  const look = async () => { if (document.hidden || await readAgain()) setTimeout(look, EVERY); };
  setTimeout(look, EVERY);
}
