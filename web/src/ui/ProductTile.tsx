// The tinted tile with a part's drawing, in place of a photo.
import { artOf } from "./categoryArt";
import classes from "./ProductTile.module.css";

interface ProductTileProps {
  category: string;
  /** `row` 64 px, `card` fills a grid cell, `auto` is a row on phones and a card above; `hero` for a page, `chip` in chips. */
  shape: "row" | "card" | "auto" | "hero" | "chip";
}

export function ProductTile({ category, shape }: ProductTileProps) {
  const art = artOf(category);
  return (
    <span className={`${classes.tile} ${classes[shape]}`} style={{ "--hue": art.hue } as React.CSSProperties} aria-hidden="true">
      <svg viewBox="0 0 64 64" fill="none">
        <path d={art.fill} className={classes.fill} fillRule="evenodd" />
        <path d={art.line} className={classes.line} strokeWidth="2.2" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
    </span>
  );
}
