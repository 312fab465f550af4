// Tells in a form that somebody else saved first, and what they wrote where one wrote oneself.
import { IconUsers } from "@tabler/icons-react";
import { Notice } from "./Notice";

interface ClashesProps {
  title: string;
  body: string;
  /** One line for each field that both changed. */
  lines: readonly string[];
}

export function Clashes({ title, body, lines }: ClashesProps) {
  return (
    <Notice tone="amber" role="alert" icon={<IconUsers />} title={title}>
      {body}
      {lines.length > 0 && (
        <ul style={{ margin: "6px 0 0", paddingLeft: 18 }}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
