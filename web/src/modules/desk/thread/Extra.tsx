// What a message is beside words: a picture, sound, a file, a place, cards of people.
import { IconFile, IconMapPin, IconPhotoOff, IconUserSquare } from "@tabler/icons-react";
import type { DeskMessage } from "@/api/shapes";
import { useDeskWords } from "../useDeskWords";
import classes from "./Extra.module.css";

type Content = NonNullable<DeskMessage["content"]>;
type Media = Extract<Content, { type: "media" }>;

export function Extra({ message, content }: { message: DeskMessage; content: Content }) {
  const t = useDeskWords();
  switch (content.type) {
    case "media":
      return <MediaBox media={content} url={message.media_url ?? null} caption={message.text} />;
    case "location":
      return (
        <a className={classes.card} href={`https://maps.google.com/?q=${content.latitude},${content.longitude}`} target="_blank" rel="noreferrer">
          <IconMapPin aria-hidden="true" />
          <span>
            {content.name ?? t.contents.location}
            {content.address != null && <small>{content.address}</small>}
          </span>
        </a>
      );
    case "contacts":
      return content.cards.map((card, index) => (
        <div key={index} className={classes.card}>
          <IconUserSquare aria-hidden="true" />
          <span>
            {card.name ?? t.contents.contacts}
            <small>{card.phones.join(", ")}</small>
          </span>
        </div>
      ));
    case "other":
      return message.text === "" ? <p className={classes.other}>{t.cannotShow(content.name)}</p> : null;
    default:
      return null;
  }
}

function MediaBox({ media, url, caption }: { media: Media; url: string | null; caption: string }) {
  const t = useDeskWords();
  const kinds: Record<string, string> = t.contents;
  const name = media.file_name ?? kinds[media.class] ?? t.contents.document;
  if (url === null) {
    return (
      <div className={classes.card} data-gone={media.gone != null || undefined}>
        <IconPhotoOff aria-hidden="true" />
        <span>
          {name}
          <small>{media.gone != null ? t.fileGone : t.fileComing}</small>
        </span>
      </div>
    );
  }
  if (media.class === "image" || media.class === "sticker") {
    return (
      <a href={url} target="_blank" rel="noreferrer" className={classes.picture}>
        <img src={url} alt={caption !== "" ? caption : name} loading="lazy" />
      </a>
    );
  }
  if (media.class === "audio" || media.class === "voice") return <audio className={classes.sound} controls preload="none" src={url} aria-label={name} />;
  if (media.class === "video") return <video className={classes.film} controls preload="metadata" src={url} aria-label={name} />;
  return (
    <a className={classes.card} href={url} target="_blank" rel="noreferrer">
      <IconFile aria-hidden="true" />
      <span>
        {name}
        {media.bytes != null && <small>{t.kilobytes(String(Math.max(1, Math.round(media.bytes / 1024))))}</small>}
      </span>
    </a>
  );
}
