"""News: whoever waits is told at once, and whoever comes late knows that there was something."""

from __future__ import annotations

import asyncio
import threading

from sheetbuilder.preview.news import News


def test_whoever_comes_late_does_not_wait() -> None:
    news = News()
    news.tell()
    assert asyncio.run(news.after(0, 60)) == news.number == 1


def test_all_that_wait_are_told_from_another_thread() -> None:
    news = News()

    async def waiting() -> list[int]:
        both = [asyncio.create_task(news.after(0, 60)) for _ in range(2)]
        await asyncio.sleep(0)
        threading.Thread(target=news.tell).start()
        return await asyncio.gather(*both)

    assert asyncio.run(waiting()) == [1, 1]


def test_without_news_the_number_stays_and_nobody_is_kept_in_mind() -> None:
    news = News()
    assert asyncio.run(news.after(0, 0.01)) == 0
    assert news._waiting == []
    news.tell()  # into a loop that has ended
    assert news.number == 1


def test_at_its_end_nobody_waits_any_more() -> None:
    news = News()

    async def waiting() -> list[int]:
        one = asyncio.create_task(news.after(0, 60))
        await asyncio.sleep(0)
        threading.Thread(target=news.close).start()
        return [await one, await news.after(0, 60)]

    assert asyncio.run(waiting()) == [0, 0]
