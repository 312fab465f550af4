// The search of the shop's home, with what was searched for lately while nothing is typed.
import { IconHistory, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { SearchBox } from "@/ui/SearchBox";
import { usePartsWords } from "../usePartsWords";
import { forgetSearches, recentSearches, rememberSearch } from "./recentSearches";
import classes from "./SearchPanel.module.css";
import { useFindWords } from "./useFindWords";

interface SearchPanelProps {
  search: string | undefined;
  onSearch: (text: string | undefined) => void;
}

export function SearchPanel({ search, onSearch }: SearchPanelProps) {
  const { products: words } = usePartsWords();
  const t = useFindWords();
  const [recent, setRecent] = useState<string[]>([]);

  function done(text: string) {
    rememberSearch(text);
    setRecent([]);
  }

  return (
    <search className={classes.root}>
      <SearchBox
        label={words.search}
        initial={search ?? ""}
        onSearch={(text) => {
          if (text !== "") setRecent([]);
          onSearch(text === "" ? undefined : text);
        }}
        onFocus={() => setRecent(search === undefined ? recentSearches() : [])}
        onDone={done}
      />
      {recent.length > 0 && (
        // A finger that comes down here must not close the panel before it is lifted.
        <div className={classes.panel} onPointerDown={(event) => event.preventDefault()}>
          <p className={classes.head}>
            <span>{t.recent}</span>
            <button
              type="button"
              onClick={() => {
                forgetSearches();
                setRecent([]);
              }}
            >
              <IconX size={16} /> {t.forgetRecent}
            </button>
          </p>
          <ul>
            {recent.map((text) => (
              <li key={text}>
                <button
                  type="button"
                  aria-label={t.searchAgain(text)}
                  onClick={() => {
                    done(text);
                    onSearch(text);
                  }}
                >
                  <IconHistory size={18} /> <span>{text}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </search>
  );
}
