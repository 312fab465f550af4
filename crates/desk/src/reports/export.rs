//! `GET /api/desk/reports/file`: the report of a period as PDF, XLSX or CSV.

use std::collections::HashMap;

use ::reports::csv::Style;
use ::reports::{Cell, Column, Heading, Kind, Report, Table, Total, csv, pdf, xlsx};
use axum::body::Body as Stream;
use axum::response::{IntoResponse, Response};
use base::{AccountId, Invalid, Language};
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use kernel::http::Query;
use kernel::{Ctx, Permitted, Result, tasks};
use serde::Deserialize;
use tokio::sync::Semaphore;
use utoipa::IntoParams;

use super::show::{CsatReport, DeskReport, Period, make};
use super::times::Times;
use crate::agents;
use crate::ids::InboxId;
use crate::permissions::SuperviseDesk;

/// Files that are laid out at once: each takes a core and, as a PDF, a hundred megabytes.
static LAID_OUT: Semaphore = Semaphore::const_new(1);

/// Which report, as which file.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct FileQuery {
    /// The first day, as in `GET /api/desk/reports`.
    #[serde(default)]
    #[param(value_type = Option<String>, example = "2026-11-01")]
    pub from: Option<base::BusinessDay>,
    /// The last day.
    #[serde(default)]
    #[param(value_type = Option<String>, example = "2026-11-30")]
    pub to: Option<base::BusinessDay>,
    /// Only this inbox.
    #[serde(default)]
    pub inbox: Option<InboxId>,
    /// `pdf`, `xlsx` or `csv`; a CSV has the agents.
    #[param(example = "pdf")]
    pub format: String,
}

/// A kind of file.
#[derive(Clone, Copy)]
enum Format {
    Pdf,
    Xlsx,
    Csv,
}

/// Save what happened at the desk as a file.
///
/// For supervisors. In the caller's language.
///
/// Refusals: `platform.invalid` (`from`, `to`, `format`), `platform.report.*`.
#[utoipa::path(
    get, path = "/api/desk/reports/file", tag = "desk", operation_id = "save_desk_report",
    params(FileQuery),
    responses((status = 200, description = "The file", content_type = "application/octet-stream")),
)]
pub async fn export(
    supervisor: Permitted<SuperviseDesk>,
    Query(query): Query<FileQuery>,
) -> Result<Response> {
    let format = format(&query.format)?;
    let period = Period { from: query.from, to: query.to, inbox: query.inbox };
    let shown = make(&supervisor, period).await?;
    let report = report(&supervisor, &shown, names(&supervisor).await?)?;
    let turn = LAID_OUT.acquire().await.map_err(anyhow::Error::from)?;
    let written = tasks::run_blocking(move || write(&report, format)).await?;
    drop(turn);
    let (extension, mime) = match format {
        Format::Pdf => ("pdf", "application/pdf"),
        Format::Xlsx => {
            ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        }
        Format::Csv => ("csv", "text/csv; charset=utf-8"),
    };
    let name = format!("attachment; filename=\"desk-{}-{}.{extension}\"", shown.from, shown.to);
    let headers = [
        (CONTENT_TYPE, mime.to_owned()),
        (CONTENT_DISPOSITION, name),
        (CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, Stream::from(written?)).into_response())
}

fn format(word: &str) -> Result<Format, Invalid> {
    match word {
        "pdf" => Ok(Format::Pdf),
        "xlsx" => Ok(Format::Xlsx),
        "csv" => Ok(Format::Csv),
        _ => {
            let (id, en) = ("Pilih pdf, xlsx, atau csv.", "Choose pdf, xlsx or csv.");
            Err(Invalid::field("format", "unknown", id, en))
        }
    }
}

fn write(report: &Report, format: Format) -> Result<Vec<u8>> {
    match format {
        Format::Pdf => pdf::write(report),
        Format::Xlsx => xlsx::write(report),
        Format::Csv => Ok(csv::write(report, AGENTS, Style::default())?),
    }
}

/// The section of the agents.
const AGENTS: usize = 0;

async fn names(ctx: &Ctx) -> Result<HashMap<AccountId, String>> {
    Ok(agents::list::load(ctx).await?.into_iter().map(|agent| (agent.id, agent.name)).collect())
}

/// Words in the report's language.
struct Words(Language);

impl Words {
    fn of(&self, id: &'static str, en: &'static str) -> &'static str {
        match self.0 {
            Language::Id => id,
            Language::En => en,
        }
    }
}

fn report(ctx: &Ctx, shown: &DeskReport, names: HashMap<AccountId, String>) -> Result<Report> {
    let words = Words(ctx.origin().language);
    let heading = Heading {
        title: words.of("Laporan layanan pelanggan", "Customer service report").to_owned(),
        business: ctx.tenant().name.to_string(),
        period: Some(::reports::Period::new(shown.from, shown.to)?),
        made_at: ctx.now(),
        zone: ctx.tenant().zone,
        language: ctx.origin().language,
    };
    let incoming: i64 = shown.days.iter().map(|day| day.incoming).sum();
    let begun: i64 = shown.days.iter().map(|day| day.conversations).sum();
    let report = Report::new(heading)?
        .with_fact(words.of("Pesan masuk", "Messages received"), Cell::Integer(incoming))?
        .with_fact(words.of("Percakapan baru", "New conversations"), Cell::Integer(begun))?
        .with_fact(
            words.of("Balasan pertama (median)", "First reply (median)"),
            seconds(shown.first_reply.median_seconds),
        )?
        .with_fact(
            words.of("Penyelesaian (median)", "Resolution (median)"),
            seconds(shown.resolution.median_seconds),
        )?
        .with_section(agents_table(&words, shown, &names)?)?
        .with_section(days_table(&words, shown)?)?
        .with_section(hours_table(&words, shown)?)?;
    Ok(report)
}

fn agents_table(
    words: &Words,
    shown: &DeskReport,
    names: &HashMap<AccountId, String>,
) -> Result<Table> {
    let count =
        |key: &str, label: &str| Column::new(key, label, Kind::Integer).with_total(Total::Sum);
    let time = |key: &str, label: &str, all: &Times| {
        let total = Total::Given(seconds(all.median_seconds));
        Column::new(key, label, Kind::Duration).with_total(total)
    };
    let columns = vec![
        Column::new("agent", words.of("Agen", "Agent"), Kind::Text),
        count("conversations", words.of("Percakapan", "Conversations")),
        count("replies", words.of("Balasan", "Replies")),
        time("first_reply", words.of("Balasan pertama", "First reply"), &shown.first_reply),
        time("resolution", words.of("Penyelesaian", "Resolution"), &shown.resolution),
        count("late", words.of("Terlambat", "Late")),
        count("answers", words.of("Penilaian", "Ratings")),
        Column::new("mean", words.of("Rata-rata", "Mean"), Kind::Text)
            .with_total(Total::Given(mean(&shown.csat))),
    ];
    let unnamed = words.of("Agen yang sudah keluar", "An agent who left");
    let rows = shown.agents.iter().map(|agent| {
        vec![
            names.get(&agent.agent).map_or(unnamed, String::as_str).into(),
            Cell::Integer(agent.conversations),
            Cell::Integer(agent.replies),
            seconds(agent.first_reply.median_seconds),
            seconds(agent.resolution.median_seconds),
            Cell::Integer(agent.first_reply.late + agent.resolution.late),
            Cell::Integer(agent.csat.scores.iter().sum()),
            mean(&agent.csat),
        ]
    });
    Ok(Table::new(words.of("Per agen", "By agent"), columns)?.with_rows(rows)?)
}

fn days_table(words: &Words, shown: &DeskReport) -> Result<Table> {
    let columns = vec![
        Column::new("day", words.of("Tanggal", "Day"), Kind::Date),
        summed("incoming", words.of("Masuk", "Received")),
        summed("outgoing", words.of("Keluar", "Sent")),
        summed("conversations", words.of("Percakapan baru", "New conversations")),
    ];
    let rows = shown.days.iter().map(|day| {
        vec![
            Cell::Date(day.day),
            Cell::Integer(day.incoming),
            Cell::Integer(day.outgoing),
            Cell::Integer(day.conversations),
        ]
    });
    Ok(Table::new(words.of("Per hari", "By day"), columns)?.with_rows(rows)?)
}

fn hours_table(words: &Words, shown: &DeskReport) -> Result<Table> {
    let columns = vec![
        Column::new("hour", words.of("Jam", "Hour"), Kind::Text),
        summed("incoming", words.of("Masuk", "Received")),
        summed("outgoing", words.of("Keluar", "Sent")),
    ];
    let rows = shown.hours.iter().map(|hour| {
        vec![
            format!("{:02}.00", hour.hour).into(),
            Cell::Integer(hour.incoming),
            Cell::Integer(hour.outgoing),
        ]
    });
    Ok(Table::new(words.of("Per jam", "By hour"), columns)?.with_rows(rows)?)
}

fn summed(key: &str, label: &str) -> Column {
    Column::new(key, label, Kind::Integer).with_total(Total::Sum)
}

fn seconds(seconds: Option<i64>) -> Cell {
    seconds.and_then(|seconds| u64::try_from(seconds).ok()).map_or(Cell::Empty, Cell::Duration)
}

/// 425 hundredths are `4,25`.
fn mean(csat: &CsatReport) -> Cell {
    let Some(hundredths) = csat.mean_hundredths else { return Cell::Empty };
    format!("{},{:02}", hundredths / 100, hundredths % 100).into()
}
