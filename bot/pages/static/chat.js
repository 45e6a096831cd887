/* The chat page's own script: sends without leaving the page, listens for answers, loses nothing that was typed.
   Everything also works without it. */
(function () {
  "use strict";

  const RETRY_FIRST_MS = 1500, RETRY_LAST_MS = 30000;
  const TYPING_MS = 30000; // longer than any turn: a person answers then
  const VOICE_SECONDS = 300, VOICE_BITS = 24000; // speech is clear at this rate, and cheap to send
  const PHOTO_PIXELS = 1600, PHOTO_BYTES = 10 * 1024 * 1024, VOICE_BYTES = 16 * 1024 * 1024;
  const RELOADS = 2; // a page that stays "expired" has no cookies: say so instead of reloading for ever

  const find = (id) => document.getElementById(id);
  const words = JSON.parse(find("words").textContent);
  const page = document.body.dataset;
  const list = find("lines"), chips = find("chips"), typing = find("typing"), notice = find("notice");
  const composer = find("composer"), text = find("text"), send = find("send"), voice = find("voice");
  const store = keep(page.commune);

  let last = 0; // the newest line that is shown
  let day = "";
  let queue = []; // what is not sent yet, oldest first; photos and voice notes only in memory
  let isSending = false, retryMs = RETRY_FIRST_MS, retryTimer = 0, typingTimer = 0, offered = [];
  const shown = new Set();

  document.documentElement.classList.add("js");
  history.scrollRestoration = "manual"; // a reload shows the newest, not where one was

  // -- small things ------------------------------------------------------------------------------------------

  function keep(commune) {
    // A browser may forbid it (private mode, full): then only a reload loses the draft.
    const name = (what) => "jemaa:" + commune + ":" + what;
    return {
      get(what) { try { return localStorage.getItem(name(what)) || ""; } catch (error) { return ""; } },
      set(what, value) {
        try { if (value) localStorage.setItem(name(what), value); else localStorage.removeItem(name(what)); }
        catch (error) { /* as above */ }
      },
    };
  }

  function newKey() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  function make(tag, className, content) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (content) element.textContent = content;
    return element;
  }

  function own(element) { // the page's own words inside a bubble of another language
    element.lang = document.documentElement.lang;
    element.dir = document.documentElement.dir;
    return element;
  }

  function icon(name) {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg"), use = document.createElementNS(space, "use");
    svg.setAttribute("class", "icon");
    svg.setAttribute("aria-hidden", "true");
    use.setAttribute("href", "#icon-" + name);
    svg.append(use);
    return svg;
  }

  function tell(message, canRetry) {
    find("notice-words").textContent = message;
    find("retry").hidden = !canRetry;
    notice.hidden = !message;
  }

  const isAtEnd = () => window.innerHeight + window.scrollY > document.documentElement.scrollHeight - 160;

  function toEnd(first) { // of an answer longer than the screen, its beginning
    const top = document.querySelector(".top"), bottom = document.querySelector(".bottom");
    const room = window.innerHeight - top.offsetHeight - bottom.offsetHeight;
    const end = find("end").getBoundingClientRect().bottom;
    const begins = first ? first.getBoundingClientRect().top - 12 : end;
    if (end - begins > room) window.scrollBy(0, begins - top.offsetHeight);
    else window.scrollTo(0, document.documentElement.scrollHeight);
  }

  // -- showing -----------------------------------------------------------------------------------------------

  function bubbleOf(line) { // as templates/_bubble.html: change both
    const bubble = make("div", line.is_forgotten ? "bubble is-faint" : "bubble");
    if (line.language) bubble.lang = line.language;
    const sender = { citizen: words.you, bot: words.assistant, staff: words.staff }[line.who];
    bubble.append(own(make("span", "unseen", sender)));
    if (line.who === "staff") {
      const seen = own(make("span", "sender", sender));
      seen.setAttribute("aria-hidden", "true");
      bubble.append(seen);
    }
    if (line.is_forgotten) bubble.append(own(make("p", "", words["line-forgotten"])));
    else {
      if (line.media === "photo" || line.media === "voice") {
        const media = own(make("p", "media"));
        media.append(icon(line.media), words["line-" + line.media]);
        bubble.append(media);
      }
      for (const each of line.paragraphs) bubble.append(paragraphOf(each));
    }
    if (line.time) {
      const time = make("time", "", line.time);
      time.dateTime = line.instant;
      time.dir = "ltr";
      bubble.append(time);
    }
    return bubble;
  }

  function paragraphOf(each) {
    const paragraph = make("p", each.is_spaced ? "is-spaced" : "");
    paragraph.dir = each.direction;
    for (const span of each.spans) {
      if (!span.href) {
        paragraph.append(span.is_whole ? make("bdi", "is-whole", span.text) : span.text);
        continue;
      }
      const link = make("a");
      link.href = span.href;
      link.rel = "noopener noreferrer";
      link.target = "_blank";
      link.append(make("bdi", "", span.text));
      paragraph.append(link);
    }
    return paragraph;
  }

  const wordsIn = (element) => Array.from(element.querySelectorAll("p"), (p) => p.textContent).join("\n").trim();

  function show(line) {
    if (shown.has(line.id)) return;
    shown.add(line.id);
    last = Math.max(last, line.id);
    const item = make("li", "line is-new line-" + line.who);
    item.dataset.id = line.id;
    item.append(bubbleOf(line));
    const waiting = line.who === "citizen" && queue.find((each) => each.isUnderWay && each.item);
    const isOurs = waiting && wordsIn(waiting.item) === wordsIn(item);
    const before = isOurs ? waiting.item : list.querySelector(".is-waiting");
    if (line.day !== day) {
      day = line.day;
      const separator = make("li", "day");
      separator.append(make("span", "", day));
      list.insertBefore(separator, before);
    }
    if (isOurs) settle(waiting, item);
    else list.insertBefore(item, before);
    if (line.who === "citizen") offer([]);
    else {
      stopTyping();
      if (line.chips.length) offer(line.chips);
    }
  }

  // Our own words come back: the bubble that is there becomes the real one, so that it is not read out twice.
  function settle(waiting, item) {
    const bubble = waiting.item.querySelector(".bubble");
    bubble.querySelector(".state").remove();
    bubble.append(item.querySelector("time"));
    waiting.item.classList.remove("is-waiting");
    waiting.item.dataset.id = item.dataset.id;
    waiting.item = null;
  }

  function take(lines) {
    const fresh = lines.filter((line) => !shown.has(line.id));
    if (!fresh.length) return;
    const follow = isAtEnd();
    fresh.forEach(show);
    if (fresh[fresh.length - 1].who === "citizen") startTyping(TYPING_MS);
    const answer = fresh.find((line) => line.who !== "citizen");
    if (follow) toEnd(answer && list.querySelector('[data-id="' + answer.id + '"]'));
  }

  function offer(choices) {
    offered = choices;
    chips.querySelectorAll(".chip").forEach((chip) => chip.remove());
    for (const choice of choices) {
      const chip = make("button", "chip");
      chip.name = "payload";
      chip.value = choice.id;
      const label = make("span", "", choice.label);
      label.dir = "auto";
      chip.append(label);
      if (choice.hint) {
        const hint = make("small", "", choice.hint);
        hint.dir = "auto";
        chip.append(hint);
      }
      chips.append(chip);
    }
    chips.hidden = !choices.length;
  }

  function showWaiting(each) {
    const line = { who: "citizen", paragraphs: [], media: each.kind || "", chips: [] };
    for (const row of (each.label || each.text || "").trim().split("\n")) {
      if (row.trim()) line.paragraphs.push({ spans: [{ text: row }], direction: "auto" });
    }
    each.item = make("li", "line is-new is-waiting line-citizen");
    each.item.tabIndex = -1;
    each.item.append(bubbleOf(line));
    each.item.querySelector(".bubble").append(own(make("span", "state", words.sending)));
    list.append(each.item);
  }

  function markWaiting(message) {
    queue.forEach((each) => {
      if (each.item) each.item.querySelector(".state").textContent = message;
    });
  }

  function startTyping(forMs) {
    typing.hidden = false;
    clearTimeout(typingTimer);
    typingTimer = setTimeout(stopTyping, forMs);
  }

  function stopTyping() {
    clearTimeout(typingTimer);
    typing.hidden = true;
  }

  // -- sending -----------------------------------------------------------------------------------------------

  function say(each) {
    each.key = newKey();
    each.before = offered;
    queue.push(each);
    saveQueue();
    offer([]);
    tell("");
    showWaiting(each);
    startTyping(TYPING_MS);
    toEnd();
    sendNext();
  }

  function saveQueue() {
    const kept = queue.filter((each) => !each.blob)
      .map((each) => ({ key: each.key, text: each.text, payload: each.payload, label: each.label }));
    store.set("queue", kept.length ? JSON.stringify(kept) : "");
  }

  function bodyOf(each) {
    const body = each.blob ? new FormData() : new URLSearchParams();
    body.append("token", page.token);
    body.append("key", each.key);
    body.append("after", String(last));
    if (each.language) body.append("language", each.language);
    if (each.blob) {
      if (each.seconds) body.append("seconds", String(each.seconds));
      body.append("file", each.blob, each.kind);
    } else {
      body.append("text", each.text || "");
      body.append("payload", each.payload || "");
    }
    return body;
  }

  async function sendNext() {
    if (isSending || !queue.length) return;
    isSending = true;
    clearTimeout(retryTimer);
    const each = queue[0];
    each.isUnderWay = true;
    let response = null, answer = null;
    try {
      response = await fetch(page.folder + "/" + (each.blob ? "uploads" : "messages"), {
        method: "POST", body: bodyOf(each), headers: { accept: "application/json" }, credentials: "same-origin",
      });
      answer = await response.json();
    } catch (error) { response = null; }
    isSending = false;
    if (response && response.ok) sent(each, answer);
    else if (response && answer && answer.problem) refused(each, response.status, answer);
    else lost();
  }

  function sent(each, answer) {
    retryMs = RETRY_FIRST_MS;
    store.set("reloads", "");
    if (!find("retry").hidden) tell("");
    take(answer.lines);
    if (each.item) each.item.remove();
    queue.shift();
    saveQueue();
    if (!queue.length && !notice.hidden && notice.dataset.why === "too-fast") tell("");
    sendNext();
  }

  function refused(each, status, answer) {
    if (status === 429 || status === 503) { // kept, and sent again by itself
      tell(status === 429 ? words["too-many"] : answer.message, status === 503);
      notice.dataset.why = answer.problem;
      again(Math.max(1, answer.retry_after) * 1000);
      return;
    }
    if (status === 403) {
      const reloads = Number(store.get("reloads") || 0);
      if (reloads < RELOADS && !queue.some((other) => other.blob)) {
        store.set("reloads", String(reloads + 1));
        location.reload(); // a fresh cookie and token; the queue waits in the browser
        return;
      }
    }
    queue.shift();
    saveQueue();
    if (each.item) each.item.remove();
    if (each.text && !text.value) text.value = each.text;
    typed();
    stopTyping();
    offer(each.before || []);
    tell(answer.message);
    sendNext();
  }

  function lost() {
    stopTyping();
    markWaiting(words["not-sent"]);
    tell(words.offline, true);
    again(retryMs);
    retryMs = Math.min(retryMs * 2, RETRY_LAST_MS);
  }

  function again(ms) {
    clearTimeout(retryTimer);
    retryTimer = setTimeout(retry, ms * (0.8 + Math.random() * 0.4));
  }

  function retry() {
    if (queue.length) {
      markWaiting(words.sending);
      sendNext();
    }
    wakeListening();
  }

  // -- listening ---------------------------------------------------------------------------------------------

  let wakeUp = null;
  const pause = (ms) => new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    wakeUp = () => { clearTimeout(timer); resolve(); };
  });
  function wakeListening() { if (wakeUp) wakeUp(); }

  async function listen() {
    let failures = 0;
    for (;;) {
      if (document.hidden) { await pause(60000); continue; } // no data is spent on a page that nobody sees
      try {
        const response = await fetch(page.folder + "/lines?wait=1&after=" + last, {
          headers: { accept: "application/json" }, credentials: "same-origin",
        });
        if (response.status === 403) { await pause(60000); continue; } // nothing was ever said here
        if (!response.ok) throw new Error(String(response.status));
        take((await response.json()).lines);
        if (failures && !queue.length) tell("");
        failures = 0;
        if (!queue.length) retryMs = RETRY_FIRST_MS;
      } catch (error) {
        failures += 1;
        if (failures > 1) tell(words.offline, true);
        await pause(Math.min(RETRY_FIRST_MS * Math.pow(2, failures - 1), RETRY_LAST_MS));
      }
    }
  }

  // -- writing -----------------------------------------------------------------------------------------------

  const canRecord = Boolean(window.MediaRecorder && navigator.mediaDevices && navigator.mediaDevices.getUserMedia);

  function typed() {
    const isEmpty = !text.value.trim();
    send.hidden = isEmpty && canRecord;
    voice.hidden = !send.hidden;
    store.set("draft", text.value);
    if (!("fieldSizing" in text.style)) {
      text.style.height = "auto";
      text.style.height = text.scrollHeight + 3 + "px";
    }
  }

  function sendText() {
    const value = text.value;
    if (!value.trim()) { text.focus(); return; }
    text.value = "";
    typed();
    say({ text: value });
    text.focus();
  }

  composer.noValidate = true;
  composer.addEventListener("submit", (event) => { event.preventDefault(); sendText(); });
  text.addEventListener("input", typed);
  text.addEventListener("keydown", (event) => {
    const hasKeyboard = window.matchMedia("(hover: hover) and (pointer: fine)").matches;
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && hasKeyboard) {
      event.preventDefault();
      sendText();
    }
  });

  chips.addEventListener("submit", (event) => {
    event.preventDefault();
    const chip = event.submitter || document.activeElement;
    if (!chip || !chip.classList.contains("chip")) return;
    const label = chip.querySelector("span").textContent;
    const each = chip.name === "payload" ? { payload: chip.value, label: label } : { text: chip.value };
    say(each);
    if (each.item) each.item.focus({ preventScroll: true }); // the next Tab leads to the answer's buttons
  });

  document.querySelector(".languages").addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = event.submitter || document.activeElement;
    const body = bodyOf({ key: newKey(), language: button.value });
    try {
      const response = await fetch(page.folder + "/language", {
        method: "POST", body: body, headers: { accept: "application/json" }, credentials: "same-origin",
      });
      if (response.ok || response.status === 403) location.reload();
      else tell((await response.json()).message);
    } catch (error) { tell(words.offline, false); }
  });

  find("leave").addEventListener("submit", () => { store.set("draft", ""); store.set("queue", ""); });
  find("retry").addEventListener("click", retry);
  window.addEventListener("online", retry);
  window.addEventListener("offline", () => tell(words.offline, true));
  document.addEventListener("visibilitychange", () => { if (!document.hidden) retry(); });

  // -- a photo -----------------------------------------------------------------------------------------------

  const photoFile = find("photo-file"), photoTray = find("photo-tray"), preview = find("photo-preview");
  let photo = null;

  async function smaller(file) { // less data to pay for, and no place and time of taking inside
    try {
      const image = await createImageBitmap(file, { imageOrientation: "from-image" });
      const scale = Math.min(1, PHOTO_PIXELS / Math.max(image.width, image.height));
      const canvas = make("canvas");
      canvas.width = Math.round(image.width * scale);
      canvas.height = Math.round(image.height * scale);
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.82));
      return blob || file;
    } catch (error) { return file; } // a kind this browser cannot draw: the commune's may
  }

  function closePhoto() {
    if (photo) URL.revokeObjectURL(preview.src);
    photo = null;
    preview.removeAttribute("src");
    photoTray.hidden = true;
    photoFile.value = "";
  }

  find("photo").addEventListener("click", () => photoFile.click());
  photoFile.addEventListener("change", async () => {
    const file = photoFile.files[0];
    if (!file) return;
    if (file.type && !file.type.startsWith("image/")) { tell(words["problem-wrong-type"]); return; }
    const chosen = await smaller(file);
    if (chosen.size > PHOTO_BYTES) { closePhoto(); tell(words["problem-photo-too-large"]); return; }
    photo = chosen;
    preview.src = URL.createObjectURL(photo);
    photoTray.hidden = false;
    find("photo-send").focus();
  });
  find("photo-cancel").addEventListener("click", () => { closePhoto(); find("photo").focus(); });
  find("photo-send").addEventListener("click", () => {
    const blob = photo;
    closePhoto();
    if (blob) say({ blob: blob, kind: "photo" });
    find("photo").focus();
  });

  // -- a voice note ------------------------------------------------------------------------------------------

  const voiceTray = find("voice-tray"), clock = find("voice-time");
  let recorder = null, ticking = 0, seconds = 0;

  async function record() {
    let sound;
    try { sound = await navigator.mediaDevices.getUserMedia({ audio: true }); }
    catch (error) { tell(words["no-microphone"]); return; }
    const types = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus", "audio/mp4"];
    const type = types.find((each) => MediaRecorder.isTypeSupported(each));
    const parts = [];
    const taken = new MediaRecorder(sound, Object.assign({ audioBitsPerSecond: VOICE_BITS }, type && { mimeType: type }));
    recorder = taken;
    taken.addEventListener("dataavailable", (event) => parts.push(event.data));
    taken.addEventListener("stop", () => {
      sound.getTracks().forEach((track) => track.stop());
      const blob = new Blob(parts, { type: (taken.mimeType || "audio/webm").split(";")[0] });
      if (!taken.isWanted || !blob.size) return;
      if (blob.size > VOICE_BYTES) { tell(words["problem-file-too-large"]); return; }
      say({ blob: blob, kind: "voice", seconds: Math.max(1, seconds) });
    });
    taken.start(1000);
    seconds = 0;
    tick();
    ticking = setInterval(tick, 1000, 1);
    composer.hidden = true;
    voiceTray.hidden = false;
    find("voice-send").focus();
  }

  function tick(step) {
    seconds += step || 0;
    clock.textContent = Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
    if (seconds >= VOICE_SECONDS && recorder.state === "recording") {
      clearInterval(ticking);
      recorder.pause();
      tell(words["voice-too-long"]);
    }
  }

  function stopRecording(isWanted) {
    clearInterval(ticking);
    voiceTray.hidden = true;
    composer.hidden = false;
    if (recorder) {
      recorder.isWanted = isWanted;
      recorder.stop();
      recorder = null;
    }
    voice.focus();
  }

  voice.addEventListener("click", record);
  find("voice-cancel").addEventListener("click", () => stopRecording(false));
  find("voice-send").addEventListener("click", () => stopRecording(true));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (!voiceTray.hidden) stopRecording(false);
    else if (!photoTray.hidden) { closePhoto(); find("photo").focus(); }
  });

  // -- begin -------------------------------------------------------------------------------------------------

  function begin() {
    list.querySelectorAll(".line").forEach((item) => {
      const id = Number(item.dataset.id);
      shown.add(id);
      last = Math.max(last, id);
    });
    const days = list.querySelectorAll(".day");
    if (days.length) day = days[days.length - 1].dataset.day;
    offered = Array.from(chips.querySelectorAll(".chip[name=payload]"), (chip) => ({
      id: chip.value,
      label: chip.querySelector("span").textContent,
      hint: chip.querySelector("small") ? chip.querySelector("small").textContent : "",
    }));
    const draft = store.get("draft");
    if (draft && !text.value) text.value = draft;
    typed();
    let unsent = [];
    try { unsent = JSON.parse(store.get("queue") || "[]"); } catch (error) { /* another version wrote it */ }
    for (const each of unsent) {
      queue.push(each);
      showWaiting(each);
    }
    const ending = list.lastElementChild;
    if (ending && ending.classList.contains("line-citizen")) startTyping(TYPING_MS / 3);
    if (shown.size) toEnd(ending.classList.contains("line-citizen") ? null : ending);
    sendNext();
    listen();
  }

  begin();
})();
