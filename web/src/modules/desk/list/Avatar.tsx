// A person's initials on a quiet ground.
import classes from "./Avatar.module.css";

export function Avatar({ name, size = 42 }: { name: string; size?: number }) {
  return (
    <span className={classes.avatar} style={{ width: size, height: size }} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

/** Two letters of a name; of a number its last two digits, which tell numbers apart. */
function initials(name: string): string {
  if (!/\p{L}/u.test(name)) return name.replace(/\D/g, "").slice(-2);
  const words = name.split(/\s+/).filter((word) => /^[\p{L}\d]/u.test(word));
  return words.slice(0, 2).map((word) => [...word][0]?.toUpperCase()).join("");
}
