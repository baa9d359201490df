// Typed arrays that grow: the same array while it is long enough, else one of at least twice its length.

type Growable = Int8Array | Uint16Array | Int32Array | Float64Array;

export function grown(array: Int8Array, length: number): Int8Array;
export function grown(array: Uint16Array, length: number): Uint16Array;
export function grown(array: Int32Array, length: number): Int32Array;
export function grown(array: Float64Array, length: number): Float64Array;
export function grown(array: Growable, length: number): Growable {
  if (length <= array.length) return array;
  const size = Math.max(length, array.length * 2);
  if (array instanceof Int8Array) return copied(array, new Int8Array(size));
  if (array instanceof Uint16Array) return copied(array, new Uint16Array(size));
  if (array instanceof Int32Array) return copied(array, new Int32Array(size));
  return copied(array, new Float64Array(size));
}

function copied(from: Growable, to: Growable): Growable {
  to.set(from);
  return to;
}
