"""talkdex jobs."""

from pathlib import Path

import click

from talkdex.cli import options, render
from talkdex.index import jobs as work
from talkdex.index.reader import Reader
from talkdex.index.rows import Job
from talkdex.index.writer import Writer


@click.command(epilog="\b\nExamples:\n  talkdex jobs\n  talkdex jobs --all --json\n  talkdex jobs --clear")
@click.option("--all", "everything", is_flag=True, help="Finished jobs too.")
@click.option("--clear", is_flag=True, help="Forget failed jobs, those excepted that can go on.")
@options.as_json
@options.pass_index
def jobs(index: Path, everything: bool, clear: bool, as_json: bool) -> None:
    """Show the work under way, and what failed."""
    if clear:
        _clear(index)
    with Reader(index) as reader:
        shown = [job for job in reader.jobs() if everything or job.state != "done"]
    for job in shown:
        if as_json:
            render.print_json({**job._asdict(), "state": _state(job)})
        else:
            _print(job)
    if not shown and not as_json:
        click.echo("nothing under way")


def _clear(index: Path) -> None:
    with Reader(index):  # which says so where there is none; a writer would make one
        pass
    with Writer(index) as writer:
        gone, kept = work.clear(writer)
    click.echo(f"{gone} failed job{'' if gone == 1 else 's'} forgotten", err=True)
    if kept:
        click.echo(f"{kept} kept: part is transcribed; `talkdex add` goes on from there", err=True)


def _state(job: Job) -> str:
    """A job that says it runs, but whose process is gone, was interrupted."""
    return "interrupted" if job.state == "running" and not work.alive(job) else job.state


def _print(job: Job) -> None:
    share = f" {100 * job.done_ms // job.total_ms} %" if job.done_ms is not None and job.total_ms else ""
    click.echo(f"{_state(job):12} {job.step or ''}{share}  {job.reference}".rstrip())
    if job.error:
        click.echo("\n".join(render.wrap(job.error, 13)))
