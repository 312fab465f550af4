// A message's file: a picture is shown, anything else is opened.
import { IconFile } from "@tabler/icons-react";
import type { SimulatorMessage } from "@/api/shapes";
import { fileAddress } from "../calls";
import { useSimulatorWords } from "../useSimulatorWords";
import classes from "./Chat.module.css";
import { formatSize } from "./size";

interface BubbleFileProps {
  file: NonNullable<SimulatorMessage["file"]>;
  message: string;
  line: string;
}

export function BubbleFile({ file, message, line }: BubbleFileProps) {
  const t = useSimulatorWords();
  const address = fileAddress(message, line);
  const name = file.name ?? t.file;
  if (file.mime.startsWith("image/")) {
    return (
      <a href={address} target="_blank" rel="noreferrer" aria-label={t.openFile(file.name ?? t.photo)}>
        <img className={classes.picture} src={address} alt={file.name ?? t.photo} loading="lazy" />
      </a>
    );
  }
  return (
    <a className={classes.file} href={address} target="_blank" rel="noreferrer" aria-label={t.openFile(name)}>
      <IconFile aria-hidden="true" />
      <span>
        <strong>{name}</strong>
        <small>{formatSize(file.size)}</small>
      </span>
    </a>
  );
}
