/** Half a ring, its head pointed and its tail notched; turned by 180° it is the half that it closes on. */
const half = "M3.2 13.2 A13 13 0 0 1 29 16 L26 20.6 L23 16 A7 7 0 0 0 9.5 13.2 L6.1 8.4 Z";

/** Our mark: desired and actual state, each chasing the other until the ring is closed. Decorative; the name stands beside it. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
      <path d={half} fill="var(--accent)" />
      <path d={half} fill="currentColor" transform="rotate(180 16 16)" />
    </svg>
  );
}
