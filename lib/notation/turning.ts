// Words that turn, bound or blur what stands beside them: what holds one of them is never left out.

const TURNING = new Set(
  `not no none never nor neither nothing nowhere but cannot without except excluding besides
  or either unless if otherwise else instead wrong false incorrect other another different opposite
  swapped swap exchanged transposed transpose reversed reverse flipped order
  because since first second third fourth fifth last next previous near nearby close beside surrounding diagonal adjacent
  above below under before after beyond until around about approx approximately roughly circa almost
  nearly rounded ish more less fewer least most half double twice thrice triple quarter
  addition additions times plus minus add added additional extra per each every
  largest smallest biggest greatest highest lowest max min maximum minimum maximal minimal positive negative
  nonzero nonnull differs differ unequal excluded exclude excludes avoid outside far right left interval away exceeds exceed exceeding missing hardly barely too
  sqrt root square squared cube log ln exp inverse reciprocal factorial mod modulo
  indexed based matlab fortran`.split(/\s+/),
);

/** True for a word that may change the meaning of the numbers around it. */
export function isTurning(word: string): boolean {
  return TURNING.has(word) || word.endsWith("n't") || /^neighbou?r/.test(word);
}
