"""When ordinary sessions are expected. A month is never announced: only a date that staff entered is."""

from datetime import date

SESSION_MONTHS = (2, 5, 10)  # February, May, October (organic law 113.14, article 33)


def first_of_month(day: date, months: int) -> date:
    """The first of the month that lies so many months after a day's own."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)


def next_session_month(day: date) -> str:
    """The month of the first ordinary session that begins on or after a day, as "2027-02"."""
    for ahead in range(13):
        first = first_of_month(day, ahead)
        if first.month in SESSION_MONTHS and first >= day:
            return f"{first:%Y-%m}"
    raise AssertionError("an ordinary session is never more than a year away")
