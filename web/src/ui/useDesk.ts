// Whether there is room for a table; below that, lists are cards.
import { useMediaQuery } from "@mantine/hooks";

/** True from 62em on, the width at which the office's side bar stands; known in the first drawing. */
export function useDesk(): boolean {
  return useMediaQuery("(min-width: 62em)", window.innerWidth >= 992) ?? false;
}
