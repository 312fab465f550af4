// The mark of the house: an N whose stroke is turmeric, in a sea-teal tile.
import classes from "./Logo.module.css";

interface LogoProps {
  /** Edge of the tile in px. */
  size?: number;
  /** Shows the name beside the tile. */
  named?: boolean;
}

export function Logo({ size = 36, named = false }: LogoProps) {
  return (
    <span className={classes.root} role="img" aria-label="Niaga">
      <svg width={size} height={size} viewBox="0 0 64 64" aria-hidden="true">
        <rect width="64" height="64" rx="17" fill="#0b5f58" />
        <path d="M19 47V17" stroke="#fff" strokeWidth="8" strokeLinecap="round" />
        <path d="M45 17v30" stroke="#fff" strokeWidth="8" strokeLinecap="round" />
        <path d="M19 17l26 30" stroke="#f4c057" strokeWidth="8" strokeLinecap="round" />
      </svg>
      {named && (
        <span className={classes.name} style={{ fontSize: size * 0.62 }} aria-hidden="true">
          niaga
        </span>
      )}
    </span>
  );
}
