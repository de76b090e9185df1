"""talkdex jobs."""

from pathlib import Path

import click

from talkdex.cli import options, render
from talkdex.index import jobs as work
from talkdex.index.reader import Reader
from talkdex.index.rows import Job


@click.command(epilog="\b\nExamples:\n  talkdex jobs\n  talkdex jobs --all --json")
@click.option("--all", "everything", is_flag=True, help="Finished jobs too.")
@options.as_json
@options.pass_index
def jobs(index: Path, everything: bool, as_json: bool) -> None:
    """Show the work under way, and what failed."""
    with Reader(index) as reader:
        shown = [job for job in reader.jobs() if everything or job.state != "done"]
    for job in shown:
        if as_json:
            render.print_json({**job._asdict(), "state": _state(job)})
        else:
            _print(job)
    if not shown and not as_json:
        click.echo("nothing under way")


def _state(job: Job) -> str:
    """A job that says it runs, but whose process is gone, was interrupted."""
    return "interrupted" if job.state == "running" and not work.alive(job) else job.state


def _print(job: Job) -> None:
    share = f" {100 * job.done_ms // job.total_ms} %" if job.done_ms is not None and job.total_ms else ""
    click.echo(f"{_state(job):12} {job.step or ''}{share}  {job.reference}".rstrip())
    if job.error:
        click.echo("\n".join(render.wrap(job.error, 13)))
