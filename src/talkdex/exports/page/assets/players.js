// Players: each can seek, play and pause, and tells where it is. What a host's frame says is believed from it alone.

/** The browser's own player. */
function mediaPlayer(media, changed) {
  for (const event of ["play", "pause", "seeked", "timeupdate", "ended"]) media.addEventListener(event, changed);
  const player = {
    now: () => media.currentTime * 1000,
    playing: () => !media.paused && !media.ended,
    play: () => media.play()?.catch(() => {}), // refused or broken: the player itself shows it
    pause: () => media.pause(),
    seek(ms, { play = true } = {}) {
      media.currentTime = ms / 1000 + 0.001; // a hair inside the word: browsers round down
      if (play) player.play();
    },
  };
  media.addEventListener("loadedmetadata", () => {
    document.getElementById("stage").classList.toggle("audio", !media.videoWidth);
  });
  media.addEventListener("error", () => { document.getElementById("trouble").hidden = false; });
  if (media.error) document.getElementById("trouble").hidden = false;
  document.getElementById("file")?.addEventListener("change", (event) => {
    const at = media.currentTime;
    media.src = URL.createObjectURL(event.target.files[0]);
    media.currentTime = at;
    document.getElementById("trouble").hidden = true;
  });
  return player;
}

// How hosts' players are spoken to, each: hello (asks it to tell), heard (what it tells), orders.
const DIALECTS = {
  youtube: {
    hello: [{ event: "listening", id: 1, channel: "widget" }],
    heard: ({ info }) => info && { seconds: info.currentTime, playing: info.playerState && info.playerState === 1 },
    seek: (s) => [{ event: "command", func: "seekTo", args: [s, true] }],
    play: [{ event: "command", func: "playVideo", args: [] }],
    pause: [{ event: "command", func: "pauseVideo", args: [] }],
  },
  vimeo: {
    hello: ["timeupdate", "play", "pause", "seeked"].map((value) => ({ method: "addEventListener", value })),
    heard: ({ event, data: told }) =>
      event && { seconds: told?.seconds, playing: { play: true, pause: false, timeupdate: undefined }[event] },
    seek: (s) => [{ method: "setCurrentTime", value: s }],
    play: [{ method: "play" }],
    pause: [{ method: "pause" }],
  },
};

/** A host's player in a frame, loaded when first played; one that doesn't answer is opened anew at each moment. */
function framePlayer(stage, told, changed) {
  const dialect = DIALECTS[told.steering];
  let frame = null, answered = false, at = 0, since = 0, running = false, greeting = 0;

  const send = (orders) => {
    for (const order of orders) frame.contentWindow?.postMessage(JSON.stringify(order), told.origin);
  };
  const now = () => at + (running ? Math.min(performance.now() - since, 2000) : 0);

  function open(ms, end = null) {
    const framed = document.createElement("iframe");
    const address = new URL(linkTo(told.frame, ms, end));
    if (told.steering === "youtube" && location.origin.startsWith("http")) address.searchParams.set("origin", location.origin);
    framed.src = address;
    framed.title = stage.dataset.title;
    framed.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    framed.referrerPolicy = "strict-origin-when-cross-origin"; // YouTube plays for nobody who doesn't say who asks
    stage.replaceChildren(framed);
    [frame, answered, running, at, since] = [framed, false, false, ms, performance.now()];
    clearInterval(greeting);
    if (dialect) greeting = setInterval(() => (answered ? clearInterval(greeting) : send(dialect.hello)), 300);
    changed();
  }

  addEventListener("message", (event) => {
    if (!dialect || !frame || event.source !== frame.contentWindow || event.origin !== told.origin) return;
    const message = typeof event.data === "string" ? parsed(event.data) : event.data;
    const heard = message && dialect.heard(message);
    if (!heard) return;
    if (!answered) send(dialect.hello);
    answered = true;
    if (heard.playing !== undefined) [at, running] = [now(), heard.playing];
    if (Number.isFinite(heard.seconds)) at = heard.seconds * 1000;
    since = performance.now();
    changed();
  });

  return {
    now,
    playing: () => running,
    play: () => (answered ? send(dialect.play) : frame ? null : open(at)),
    pause: () => answered && send(dialect.pause),
    seek(ms, { play = true, end = null } = {}) {
      if (!frame && !play) at = ms;
      else if (!answered) open(ms, end);
      else {
        send(dialect.seek(ms / 1000));
        if (play) send(dialect.play);
        [at, since] = [ms, performance.now()];
        changed();
      }
    },
  };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** No player: a moment is opened at its host, where there is one. */
const noPlayer = () => ({
  now: () => -1, playing: () => false, play() {}, pause() {},
  seek(ms, { play = true, end = null } = {}) {
    const link = linkTo(data.links[0]?.pieces, ms, end);
    if (link && play) open(link, "_blank", "noopener");
  },
});
