// Colour ramps that keep their order for every kind of colour vision and in grey.

/** Matplotlib's viridis and cividis at equal steps. */
export const RAMPS = {
  viridis: ['#440154', '#482878', '#3e4989', '#31688e', '#26828e', '#1f9e89', '#35b779', '#6ece58', '#b5de2b', '#fde725'],
  cividis: ['#00224e', '#123570', '#3b496c', '#575d6d', '#707173', '#8a8678', '#a59c74', '#c3b369', '#e1cc55', '#fee838'],
  'blue to red': ['#2166ac', '#92c5de', '#f7f7f7', '#f4a582', '#b2182b'],
};
/** For what may be below 0 as well as above it. */
export const DIVERGING = 'blue to red';
const STEPS = 256;

/** A ramp as STEPS colours of four bytes. */
export function table(name) {
  const stops = RAMPS[name].map(colour => [1, 3, 5].map(i => parseInt(colour.slice(i, i + 2), 16)));
  const colours = new Uint8ClampedArray(STEPS * 4);
  for (let i = 0; i < STEPS; i++) {
    const place = i / (STEPS - 1) * (stops.length - 1);
    const stop = Math.min(stops.length - 2, Math.floor(place));
    for (let channel = 0; channel < 3; channel++) {
      const [from, to] = [stops[stop][channel], stops[stop + 1][channel]];
      colours[4 * i + channel] = from + (to - from) * (place - stop);
    }
    colours[4 * i + 3] = 255;
  }
  return colours;
}

/** The colour of a value between low and high, as an index into the table. */
export function step(value, low, high) {
  return high > low ? Math.max(0, Math.min(STEPS - 1, Math.round((value - low) / (high - low) * (STEPS - 1)))) : 0;
}
