/** How far one step goes. */
export const step = 1;
