// The house's look for Mantine: colour "laut" (deep sea teal), accent "kunyit" (turmeric), Plus Jakarta Sans.
import {
  Button,
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  Modal,
  Skeleton,
  Tooltip,
} from "@mantine/core";

const laut: MantineColorsTuple = [
  "#e8f5f2", "#cde9e3", "#a0d5cb", "#6cbeb1", "#3fa698", "#218d80", "#0f7469", "#0b5f58", "#084b46", "#053632",
];
const kunyit: MantineColorsTuple = [
  "#fff6e2", "#fdeac4", "#f9d68d", "#f4c057", "#efad30", "#e39a17", "#b9770a", "#8d5a06", "#6a4305", "#482d03",
];
const red: MantineColorsTuple = [
  "#fdeceb", "#f9d5d2", "#f1aaa4", "#e9807a", "#e2665e", "#cf3a30", "#bd2b22", "#a8231b", "#8a1c15", "#67140f",
];
const dark: MantineColorsTuple = [
  "#e8f0ee", "#c6d3d0", "#9db0ac", "#748a85", "#34433f", "#273532", "#182320", "#101917", "#0c1413", "#080e0d",
];

const FONT = '"Plus Jakarta Sans Variable", system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';

export const theme = createTheme({
  primaryColor: "laut",
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  luminanceThreshold: 0.3,
  colors: { laut, kunyit, red, dark },
  black: "#12201d",
  fontFamily: FONT,
  headings: { fontFamily: FONT, fontWeight: "750" },
  fontSizes: { xs: "0.78rem", sm: "0.875rem", md: "0.9375rem", lg: "1.0625rem", xl: "1.25rem" },
  defaultRadius: "md",
  radius: { xs: "6px", sm: "8px", md: "12px", lg: "16px", xl: "24px" },
  cursorType: "pointer",
  focusRing: "auto",
  components: {
    Button: Button.extend({
      defaultProps: { size: "md", variant: "filled" },
      vars: (_theme, props) => ({
        root: {
          "--button-height": props.size === "sm" ? "2.75rem" : "3rem",
          "--button-fz": props.size === "sm" ? "0.875rem" : "0.9375rem",
          "--button-padding-x": props.size === "sm" ? "1rem" : "1.375rem",
        },
      }),
    }),
    ActionIcon: { defaultProps: { size: 44, variant: "subtle", color: "gray" } },
    // A hint below the field: fields beside each other stay in line.
    InputWrapper: { defaultProps: { inputWrapperOrder: ["label", "input", "error", "description"] } },
    TextInput: { defaultProps: { size: "md" } },
    PasswordInput: { defaultProps: { size: "md" } },
    Textarea: { defaultProps: { size: "md" } },
    Select: { defaultProps: { size: "md" } },
    Checkbox: { defaultProps: { size: "md" } },
    Modal: Modal.extend({
      defaultProps: { centered: true, radius: "lg", padding: "lg", overlayProps: { backgroundOpacity: 0.5, blur: 2 } },
    }),
    Skeleton: Skeleton.extend({ defaultProps: { radius: "sm" } }),
    Tooltip: Tooltip.extend({ defaultProps: { multiline: true, maw: 280, withArrow: true, events: { hover: true, focus: true, touch: true } } }),
  },
});

/** Mantine's own variables follow the house's tokens, see `tokens.css`. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-body": "var(--ground)",
    "--mantine-color-dimmed": "var(--ink-soft)",
    "--mantine-color-default-border": "var(--line)",
    "--mantine-color-error": "var(--red-ink)",
    "--mantine-color-placeholder": "#6c7c78",
    "--mantine-color-anchor": "var(--brand-ink)",
    "--mantine-color-laut-light": "#d9eeea",
    "--mantine-color-laut-light-hover": "#c9e6e0",
    "--mantine-color-laut-light-color": "#0a544e",
    "--mantine-color-red-light": "var(--red)",
    "--mantine-color-red-light-hover": "#f8d6d3",
    "--mantine-color-red-light-color": "var(--red-ink)",
  },
  dark: {
    "--mantine-color-body": "var(--ground)",
    "--mantine-color-dimmed": "var(--ink-soft)",
    "--mantine-color-default-border": "var(--line)",
    "--mantine-color-error": "var(--red-ink)",
    "--mantine-color-placeholder": "#8ba09b",
    "--mantine-color-anchor": "var(--brand-ink)",
    "--mantine-color-laut-light": "#15413b",
    "--mantine-color-laut-light-hover": "#1a4e47",
    "--mantine-color-laut-light-color": "#8fdccf",
    "--mantine-color-red-light": "var(--red)",
    "--mantine-color-red-light-hover": "#50201d",
    "--mantine-color-red-light-color": "var(--red-ink)",
  },
});
