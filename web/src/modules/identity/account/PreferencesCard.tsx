// Language and theme, remembered on this device.
import { type MantineColorScheme, SegmentedControl, useMantineColorScheme } from "@mantine/core";
import { setLanguage, useLanguage } from "@/lib/language";
import { Card } from "@/ui/Card";
import { useIdentityWords } from "../useIdentityWords";
import classes from "./AccountPage.module.css";

export function PreferencesCard() {
  const t = useIdentityWords();
  const language = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Card title={t.account.preferences}>
      <div className={classes.setting}>
        <p id="setting-language">{t.account.language}</p>
        <SegmentedControl
          aria-labelledby="setting-language"
          fullWidth
          size="md"
          value={language}
          data={[
            { value: "id", label: "Bahasa Indonesia" },
            { value: "en", label: "English" },
          ]}
          onChange={(value) => setLanguage(value === "en" ? "en" : "id")}
        />
      </div>
      <div className={classes.setting}>
        <p id="setting-theme">{t.account.theme}</p>
        <SegmentedControl
          aria-labelledby="setting-theme"
          fullWidth
          size="md"
          value={colorScheme}
          data={[
            { value: "light", label: t.account.light },
            { value: "dark", label: t.account.dark },
            { value: "auto", label: t.account.auto },
          ]}
          onChange={(value) => setColorScheme(value as MantineColorScheme)}
        />
      </div>
    </Card>
  );
}
