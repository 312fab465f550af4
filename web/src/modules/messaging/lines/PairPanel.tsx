// Links a number to a phone: the code to scan, renewed by itself, or eight letters to type; the page goes on when it is done.
import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import type { Line } from "@/api/shapes";
import { Card } from "@/ui/Card";
import { PairCode } from "./PairCode";
import classes from "./PairPanel.module.css";
import { PairQr } from "./PairQr";
import { useLinesWords } from "./useLinesWords";

export function PairPanel({ line }: { line: Pick<Line, "id" | "phone_text"> }) {
  const { pair: t } = useLinesWords();
  const [way, setWay] = useState<"qr" | "code">("qr");
  return (
    <Card title={t.title}>
      <div className={classes.panel}>
        <SegmentedControl
          aria-label={t.way}
          fullWidth
          size="md"
          value={way}
          data={[
            { value: "qr", label: t.byQr },
            { value: "code", label: t.byCode },
          ]}
          onChange={setWay}
        />
        {way === "qr" ? <PairQr id={line.id} /> : <PairCode id={line.id} phone={line.phone_text ?? ""} />}
        <p className={classes.moves} role="status">
          {t.moves}
        </p>
      </div>
    </Card>
  );
}
