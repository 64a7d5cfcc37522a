import { delay } from "./delay.js";
import { loadEvent } from "./load-event.js";

/**
 * Plays a tone of the lab and measures whether it is silent.
 *
 * @param {import("./context.js").Context} context `with.crossorigin`
 */
export async function run({ url, with: { crossorigin } }) {
  const context = new AudioContext();
  const audio = new Audio();
  if (crossorigin) audio.crossOrigin = crossorigin;
  const loaded = loadEvent(audio, "canplaythrough");
  audio.src = url;
  audio.loop = true;
  const event = await loaded;
  const meter = context.createAnalyser();
  const mute = new GainNode(context, { gain: 0 });
  context.createMediaElementSource(audio).connect(meter).connect(mute).connect(context.destination);
  const playing = await Promise.race([startPlaying(context, audio), delay(300).then(() => false)]);
  const detected = playing && (await detectsSound(meter));
  audio.pause();
  await context.close();
  return { event, playing, silent: playing ? !detected : null };
}

/** @param {AudioContext} context @param {HTMLAudioElement} audio */
async function startPlaying(context, audio) {
  try {
    await context.resume();
    await audio.play();
    return true;
  } catch {
    // A page may not make a sound before somebody has clicked in it.
    return false;
  }
}

/** @param {AnalyserNode} meter */
async function detectsSound(meter) {
  const wave = new Float32Array(meter.fftSize);
  for (let attempt = 0; attempt < 5; attempt++) {
    await delay(30);
    meter.getFloatTimeDomainData(wave);
    if (wave.some((sample) => Math.abs(sample) > 0.001)) return true;
  }
  return false;
}
