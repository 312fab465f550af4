// The keys of the desk.
import { Kbd, Modal } from "@mantine/core";
import classes from "./ShortcutsHelp.module.css";
import { useDeskWords } from "./useDeskWords";

export function ShortcutsHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { shortcuts: t } = useDeskWords();
  const rows: Array<[string, string]> = [
    ["j", t.next],
    ["k", t.previous],
    ["r", t.reply],
    ["n", t.note],
    ["a", t.claim],
    ["e", t.resolve],
    ["/", t.search],
    ["?", t.help],
    ["Enter", t.send],
    ["Shift + Enter", t.line],
  ];
  return (
    <Modal opened={opened} onClose={onClose} title={t.title}>
      <dl className={classes.list}>
        {rows.map(([key, what]) => (
          <div key={key}>
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
