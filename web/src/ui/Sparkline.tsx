// A line without axes: how a figure went lately, newest at the right.
import classes from "./Sparkline.module.css";

interface SparklineProps {
  /** Oldest first; null leaves a gap. */
  values: ReadonlyArray<number | null>;
  /** How many values fill the width; fewer leave room at the left. */
  slots: number;
  /** What the picture says, for whoever does not see it. */
  label: string;
}

const HEIGHT = 40;
/** The line's own thickness must not be cut off. */
const EDGE = 2;

export function Sparkline({ values, slots, label }: SparklineProps) {
  const highest = Math.max(1, ...values.map((value) => value ?? 0));
  const x = (index: number) => slots - values.length + index + 0.5;
  const y = (value: number) => HEIGHT - EDGE - (value / highest) * (HEIGHT - 2 * EDGE);
  return (
    <svg className={classes.spark} viewBox={`0 0 ${slots} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
      <line x1={0} x2={slots} y1={HEIGHT - EDGE} y2={HEIGHT - EDGE} className={classes.ground} />
      {stretches(values).map((stretch) => {
        const points = stretch.map(([index, value]) => `${x(index)},${y(value)}`);
        const [first, last] = [stretch[0], stretch.at(-1)];
        if (first === undefined || last === undefined) return null;
        return (
          <g key={first[0]}>
            <polygon className={classes.area} points={`${x(first[0])},${HEIGHT} ${points.join(" ")} ${x(last[0])},${HEIGHT}`} />
            <polyline className={classes.line} points={points.join(" ")} />
          </g>
        );
      })}
    </svg>
  );
}

/** What lies between gaps, each value with its place. */
function stretches(values: ReadonlyArray<number | null>): Array<Array<[index: number, value: number]>> {
  const found: Array<Array<[number, number]>> = [[]];
  values.forEach((value, index) => {
    if (value === null) found.push([]);
    else found.at(-1)?.push([index, value]);
  });
  return found.filter((stretch) => stretch.length > 0);
}
