/** A score plugin's best and worst, after normalizing. */
export const maxNodeScore = 100;
export const minNodeScore = 0;
