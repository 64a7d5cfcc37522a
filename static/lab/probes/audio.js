import { pause } from "./arrivals.js";
import { outcome } from "./outcome.js";

/**
 * Plays a tone of the lab into a meter.
 *
 * @param {import("./context.js").Context} context `with.crossorigin`
 */
export async function run({ url, with: { crossorigin } }) {
  const context = new AudioContext();
  const audio = new Audio();
  if (crossorigin) audio.crossOrigin = crossorigin;
  const event = outcome(audio, "canplaythrough");
  audio.src = url;
  audio.loop = true;
  const happened = await event;
  const meter = context.createAnalyser();
  const mute = new GainNode(context, { gain: 0 });
  context.createMediaElementSource(audio).connect(meter).connect(mute).connect(context.destination);
  const playing = await Promise.race([playIn(context, audio), pause(300).then(() => false)]);
  const heard = playing && (await listen(meter));
  audio.pause();
  await context.close();
  return { event: happened, playing, silent: playing ? !heard : null };
}

/** @param {AudioContext} context @param {HTMLAudioElement} audio */
async function playIn(context, audio) {
  try {
    await context.resume();
    await audio.play();
    return true;
  } catch {
    // Without a click a page may not make a sound.
    return false;
  }
}

/** @param {AnalyserNode} meter */
async function listen(meter) {
  const wave = new Float32Array(meter.fftSize);
  for (let look = 0; look < 5; look++) {
    await pause(30);
    meter.getFloatTimeDomainData(wave);
    if (wave.some((sample) => Math.abs(sample) > 0.001)) return true;
  }
  return false;
}
