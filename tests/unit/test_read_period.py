from datetime import date

import pytest

from answerable.files.time_limit import limited
from answerable.model.periods import Period
from answerable.steps.words.read_period import read_period, state_period

RECEIVED = date(2016, 3, 14)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("between 2010 and 2015", "2010-01-01", "2015-12-31"),
        ("from 1 January 2010 to 31st December 2015", "2010-01-01", "2015-12-31"),
        ("from 01/02/2013 to 5/6/2014", "2013-02-01", "2014-06-05"),
        ("in the financial year 2014/15", "2014-04-01", "2015-03-31"),
        ("2010-15", "2010-01-01", "2015-12-31"),
        ("for 2013, 2014 and 2015", "2013-01-01", "2015-12-31"),
        ("from April 2012 to Feb 2013", "2012-04-01", "2013-02-28"),
        ("since May 2012", "2012-05-01", "2016-03-14"),
        ("from 2014 to date", "2014-01-01", "2016-03-14"),
    ],
)
def test_the_period_of_a_question_runs_from_its_first_to_its_last_date(
    words: str, start: str, end: str
) -> None:
    period = read_period(f"How many complaints {words}?", received_on=RECEIVED)
    assert period is not None
    assert (period.start.isoformat(), period.end.isoformat()) == (start, end)


@pytest.mark.parametrize(
    "words",
    ["How many officers?", "Under the Freedom of Information Act 2000", "on 31/02/2015"],
)
def test_where_no_date_is_named_no_period_is_read(words: str) -> None:
    assert read_period(words, received_on=RECEIVED) is None


LATER = date(2021, 5, 11)

PERIODS = """
between 1 April 2018 and 31 March 2019 | 2018-04-01..2019-03-31
from 2015/16 to 2019/20 | 2015-04-01..2020-03-31
for the financial years 2015-16, 2016-17 and 2017-18 | 2015-04-01..2018-03-31
in the financial year 2019-2020 | 2019-04-01..2020-03-31
in the years 2015-2019 | 2015-01-01..2019-12-31
in FY19/20 | 2019-04-01..2020-03-31
for FY 2018/19 | 2018-04-01..2019-03-31
in the last 12 months | 2020-05-11..2021-05-11
over the past five (5) years | 2016-05-11..2021-05-11
in each of the last 3 calendar years | 2018-01-01..2020-12-31
in the last full calendar year | 2020-01-01..2020-12-31
in the last three financial years | 2018-04-01..2021-03-31
during the previous two full financial years | 2019-04-01..2021-03-31
last year | 2020-01-01..2020-12-31
so far this year | 2021-01-01..2021-05-11
in the current financial year to date | 2021-04-01..2021-05-11
since January | 2021-01-01..2021-05-11
since the start of 2019 | 2019-01-01..2021-05-11
from January 2019 onwards | 2019-01-01..2021-05-11
from 1/1/19 to 31/12/19 | 2019-01-01..2019-12-31
from 01.04.2018 until 31.03.2020 | 2018-04-01..2020-03-31
Jan 2018 - Dec 2019 | 2018-01-01..2019-12-31
from March to June 2020 | 2020-03-01..2020-06-30
between 23rd March and 4th July 2020 | 2020-03-23..2020-07-04
on 12 March 2020 | 2020-03-12..2020-03-12
in January, February and March 2020 | 2020-01-01..2020-03-31
in Q1 2020 | 2020-01-01..2020-03-31
in the year ending March 2020 | 2019-04-01..2020-03-31
in the 12 months to 31 March 2020 | 2019-04-01..2020-03-31
in the five years to 31 December 2020 | 2016-01-01..2020-12-31
in the last five years up to 31 December 2020 | 2016-01-01..2020-12-31
in the last five years (2016-2020) | 2016-01-01..2020-12-31
in the last three years, i.e. 2018, 2019 and 2020 | 2018-01-01..2020-12-31
for 2018, 2019, 2020 and 2021 to date | 2018-01-01..2021-05-11
in 2016, 2017, 2018, 2019, 2020 and so far in 2021 | 2016-01-01..2021-05-11
since the policy was introduced in March 2014 | 2014-03-01..2021-05-11
since Covid restrictions began in March 2020 | 2020-03-01..2021-05-11
from April 2016 to the present day | 2016-04-01..2021-05-11
from 2016 up until the date of this request | 2016-01-01..2021-05-11
between 2016 and now | 2016-01-01..2021-05-11
in the academic year 2019/20 | 2019-09-01..2020-08-31
in the 2018 calendar year | 2018-01-01..2018-12-31
after 1 June 2020 | 2020-06-02..2021-05-11
in the three years prior to this request | 2018-05-11..2021-05-11
in 2019-20 | 2019-04-01..2020-03-31
between April 2019 - March 2020 | 2019-04-01..2020-03-31
for the period 1st January 2020 – 31st December 2020 inclusive | 2020-01-01..2020-12-31
from 2018 to 2020 inclusive | 2018-01-01..2020-12-31
1 to 31 March 2020 | 2020-03-01..2020-03-31
last month | 2021-04-01..2021-04-30
in the last six months | 2020-11-11..2021-05-11
in the ten years from 2010 | 2010-01-01..2019-12-31
in the three years from 1 April 2015 | 2015-04-01..2018-03-31
for the 12 months from April 2018 | 2018-04-01..2019-03-31
for two financial years from 2016 | 2016-04-01..2018-03-31
in the three years from 1 April 2015 onwards | 2015-04-01..2021-05-11
in the five years from 1 January 2021 | 2021-01-01..2021-05-11
in the years from 2015 | 2015-01-01..2021-05-11
each year from 2015 | 2015-01-01..2021-05-11
in the week commencing 3 June 2019 | 2019-06-03..2019-06-09
in the week commencing (beginning) 3 June 2019 | 2019-06-03..2019-06-09
w/c 3 June 2019 | 2019-06-03..2019-06-09
in the fortnight beginning Monday 3 June 2019 | 2019-06-03..2019-06-16
in the week ending 9 June 2019 | 2019-06-03..2019-06-09
for each week beginning 3 June 2019 | 2019-06-03..2021-05-11
from 2015 up to and including 2019 | 2015-01-01..2019-12-31
in the years ending 31 March 2018, 2019 and 2020 | 2017-04-01..2020-03-31
in the financial years ending 31 March 2018, 2019 and 2020 | 2017-04-01..2020-03-31
in the financial years ending 2018, 2019 and 2020 | 2017-04-01..2020-03-31
in the years ended 28 February 2019 and 2020 | 2018-03-01..2020-02-29
in the years ending 31 March 2018 to 2020 | 2017-04-01..2020-03-31
in the year ending 31 March 2018 and in 2020 | 2017-04-01..2020-12-31
in Q1, Q2 and Q3 of 2019 | 2019-01-01..2019-09-30
in Q1-Q3 2019 | 2019-01-01..2019-09-30
in Q3 and Q4 of 2019 | 2019-07-01..2019-12-31
in Q1 and Q2 of 2019/20 | 2019-04-01..2019-09-30
in Q1 of the financial year 2019/20 | 2019-04-01..2019-06-30
in 2019 Q2 | 2019-04-01..2019-06-30
in 2019 (Q1 and Q2) | 2019-01-01..2019-06-30
in 2019 (both Q1 and Q2 only) | 2019-01-01..2019-06-30
in 2019, Q1 and Q2 | 2019-01-01..2019-06-30
in 2019 – Q1 and Q2 | 2019-01-01..2019-06-30
in 2019 (the first and second quarters) | 2019-01-01..2019-06-30
in 2019 Q1-Q3 | 2019-01-01..2019-09-30
in 2018/19 (Q3) | 2018-10-01..2018-12-31
in FY 2018/19 Q1 | 2018-04-01..2018-06-30
in the financial year 2018/19 (Q1 and Q2) | 2018-04-01..2018-09-30
in 2018 (Q1, Q2) and 2019 | 2018-01-01..2019-12-31
in 2018 (Q3 and Q4) and 2019 (Q1) | 2018-07-01..2019-03-31
since 2019 (Q2) | 2019-04-01..2021-05-11
in the first two quarters of 2019 | 2019-01-01..2019-06-30
in the last 3 quarters of 2018/19 | 2018-07-01..2019-03-31
in 2019, please answer Q1 and Q2 | 2019-01-01..2019-12-31
in Q4 2018 and Q1 2019 | 2018-10-01..2019-03-31
in the second and third quarters of 2019 | 2019-04-01..2019-09-30
in the last quarter of 2018/19 | 2019-01-01..2019-03-31
in the second half of 2018/19 | 2018-10-01..2019-03-31
in H1 2019 | 2019-01-01..2019-06-30
in H2 of 2018/19 | 2018-10-01..2019-03-31
in 2019 (H1) | 2019-01-01..2019-06-30
in H1 and H2 2019 | 2019-01-01..2019-12-31
between H1 2018 and H1 2019 | 2018-01-01..2019-06-30
on 31 March of each year from 2018 to 2020 | 2018-01-01..2020-12-31
in the first half of the financial year 2018/19 | 2018-04-01..2018-09-30
in the second half of 2018 | 2018-07-01..2018-12-31
in the 12 months to 31 March 2019 and the preceding 12 months | 2017-04-01..2019-03-31
in 2019 and the previous two years | 2017-01-01..2019-12-31
between January and June last year | 2020-01-01..2020-06-30
from 6 April 2019 to 5 April 2020 | 2019-04-06..2020-04-05
for each year from 2012 | 2012-01-01..2021-05-11
from 1 Jan 18 to 31 Dec 20 | 2018-01-01..2020-12-31
in the period between the 1st of March 2019 and the 28th of February 2020 | 2019-03-01..2020-02-28
over the three financial years 2017-18 to 2019-20 | 2017-04-01..2020-03-31
in the three years 2018, 2019 and 2020 | 2018-01-01..2020-12-31
in the years 2016/17, 2017/18, 2018/19 & 2019/20 | 2016-04-01..2020-03-31
since 2015/16 | 2015-04-01..2021-05-11
in each financial year since 2015/16 | 2015-04-01..2021-05-11
for the last 5 complete calendar years | 2016-01-01..2020-12-31
in the past 36 months | 2018-05-11..2021-05-11
during the last two years | 2019-05-11..2021-05-11
from 6th April 2019 until the date on which you answer | 2019-04-06..2021-05-11
for the calendar year 2020 | 2020-01-01..2020-12-31
in calendar year 2019 | 2019-01-01..2019-12-31
from September 2018 to August 2019 (inclusive) | 2018-09-01..2019-08-31
within the period 01/04/2020 - 31/03/2021 | 2020-04-01..2021-03-31
on and after 1 January 2021 | 2021-01-01..2021-05-11
between 2015 and the present | 2015-01-01..2021-05-11
from 2017 to today | 2017-01-01..2021-05-11
from 2017 until now | 2017-01-01..2021-05-11
going back to 2014 | 2014-01-01..2021-05-11
going back five years | 2016-05-11..2021-05-11
for the previous three years | 2018-05-11..2021-05-11
in the 2019/20 financial year | 2019-04-01..2020-03-31
in the financial year 2019 to 2020 | 2019-04-01..2020-03-31
in financial year 19/20 | 2019-04-01..2020-03-31
between the months of March 2020 and June 2020 | 2020-03-01..2020-06-30
in 2018 and the first three months of 2019 | 2018-01-01..2019-03-31
for the whole of 2019 | 2019-01-01..2019-12-31
in the first half of 2020 | 2020-01-01..2020-06-30
in the second half of 2019 | 2019-07-01..2019-12-31
for the month of April 2020 | 2020-04-01..2020-04-30
this year | 2021-01-01..2021-05-11
in the last calendar year | 2020-01-01..2020-12-31
in each month of 2020 | 2020-01-01..2020-12-31
between 9am on 1 May 2020 and 5pm on 3 May 2020 | 2020-05-01..2020-05-03
from the year 2010 to the year 2015 | 2010-01-01..2015-12-31
for 2015 up to and including 2019 | 2015-01-01..2019-12-31
from Jan to Dec 2019 | 2019-01-01..2019-12-31
in each of the last three financial years | 2018-04-01..2021-03-31
for FY 2019/20 to 2020/21 | 2019-04-01..2021-03-31
between 1/1/15 and 31/12/15 | 2015-01-01..2015-12-31
since 2012 | 2012-01-01..2021-05-11
as at 31 March 2021 | 2021-03-31..2021-03-31
as of 1 January 2020 | 2020-01-01..2020-01-01
in the calendar years 2017-2019 inclusive | 2017-01-01..2019-12-31
from April 2015 to present | 2015-04-01..2021-05-11
within the last 18 months | 2019-11-11..2021-05-11
over the last decade | 2011-05-11..2021-05-11
in the past 2 years | 2019-05-11..2021-05-11
from 2015 through 2018 | 2015-01-01..2018-12-31
in 2013-14, 2014-15 and 2015-16 | 2013-04-01..2016-03-31
2016/2017 | 2016-04-01..2017-03-31
for the financial year ending 31 March 2019 | 2018-04-01..2019-03-31
for financial years 2016 to 2019 | 2016-04-01..2019-03-31
in the tax year 2018/19 | 2018-04-06..2019-04-05
for the period April 2016 - March 2018 | 2016-04-01..2018-03-31
from 1st Jan 2018 to 1st Jan 2019 | 2018-01-01..2019-01-01
between 01-01-2018 and 31-12-2019 | 2018-01-01..2019-12-31
2017, 2018 & 2019 | 2017-01-01..2019-12-31
in December 2019 | 2019-12-01..2019-12-31
between Dec 2018 and Jan 2020 | 2018-12-01..2020-01-31
in Q3 2019/20 | 2019-10-01..2019-12-31
from Q1 2019 to Q4 2019 | 2019-01-01..2019-12-31
in the first quarter of 2021 | 2021-01-01..2021-03-31
in the period 2015 to date | 2015-01-01..2021-05-11
from 1 January 2016 to the date of this request | 2016-01-01..2021-05-11
from January 2017 up to the present time | 2017-01-01..2021-05-11
since the beginning of January 2018 | 2018-01-01..2021-05-11
since 1st April 2019 | 2019-04-01..2021-05-11
since the start of the 2018/19 financial year | 2018-04-01..2021-05-11
for each of the years 2014 to 2017 | 2014-01-01..2017-12-31
for every year between 2014 and 2017 | 2014-01-01..2017-12-31
in each year from 2014 to 2017 inclusive | 2014-01-01..2017-12-31
during 2018 | 2018-01-01..2018-12-31
throughout 2018 and 2019 | 2018-01-01..2019-12-31
in the year 2018 | 2018-01-01..2018-12-31
in the year to 31 March 2020 | 2019-04-01..2020-03-31
for the 12 month period ending 30 June 2020 | 2019-07-01..2020-06-30
in the three year period 2017-2019 | 2017-01-01..2019-12-31
in the five year period from 1 January 2015 to 31 December 2019 | 2015-01-01..2019-12-31
from 23/03/2020 to 19/07/2020 | 2020-03-23..2020-07-19
between 2018/19 and 2020/21 | 2018-04-01..2021-03-31
for 2018/19, 2019/20 and 2020/21 (to date) | 2018-04-01..2021-05-11
in the last financial year | 2020-04-01..2021-03-31
in the previous calendar year | 2020-01-01..2020-12-31
in the two most recent financial years | 2019-04-01..2021-03-31
for the most recent three full calendar years | 2018-01-01..2020-12-31
from the start of April 2020 until the end of April 2021 | 2020-04-01..2021-04-30
in April and May 2020 | 2020-04-01..2020-05-31
between 1st and 15th March 2020 | 2020-03-01..2020-03-15
on 1 April in each year from 2015 to 2019 | 2015-01-01..2019-12-31
since March last year | 2020-03-01..2021-05-11
in the past year | 2020-05-11..2021-05-11
in 2010 - 2015 (inclusive) | 2010-01-01..2015-12-31
over the 5 years to 2019/20 | 2015-04-01..2020-03-31
by 31 December 2019 for 2018 and 2019 | 2018-01-01..2019-12-31
from the 1st of February 2020 to the 31st of January 2021 | 2020-02-01..2021-01-31
from 2019-01-01 to 2019-12-31 | 2019-01-01..2019-12-31
in academic years 2017/18 to 2019/20 | 2017-09-01..2020-08-31
in FY2018-19 and FY2019-20 | 2018-04-01..2020-03-31
in the FYs 2017/18 - 2019/20 | 2017-04-01..2020-03-31
for the year 2019 to 2020 | 2019-01-01..2020-12-31
in the six months to 30 September 2020 | 2020-04-01..2020-09-30
in the three months to 30 June 2020 | 2020-04-01..2020-06-30
in the three months to 15 June 2020 | 2020-03-16..2020-06-15
in the 3 months ending 28 February 2019 | 2018-12-01..2019-02-28
in the year ending 28 February 2021 | 2020-03-01..2021-02-28
in the year ending 28 February 2020 | 2019-03-01..2020-02-28
in the year ending 29 February 2020 | 2019-03-01..2020-02-29
in the six months to 30 August 2019 | 2019-03-01..2019-08-30
in the three months from 30 November 2018 | 2018-11-30..2019-02-28
in the three months from 31 January 2019 | 2019-01-31..2019-04-30
in the year from 29 February 2016 | 2016-02-29..2017-02-28
in the last six months to 30 September 2020 | 2020-04-01..2020-09-30
in the last 3 months of 2018/19 | 2019-01-01..2019-03-31
in the last three months of 2019 | 2019-10-01..2019-12-31
in the last six months of 2018/19 | 2018-10-01..2019-03-31
in the last 10 months of 2019 | 2019-03-01..2019-12-31
since the last three months of 2019 | 2019-10-01..2021-05-11
in the last three months | 2021-02-11..2021-05-11
in the last three months and in the last half of 2018 | 2018-07-01..2021-05-11
in the twelve (12) months to 31 March 2020 | 2019-04-01..2020-03-31
in the 36 (thirty-six) months to 31 March 2020 | 2017-04-01..2020-03-31
in the thirty-six months to 31 March 2020 | 2017-04-01..2020-03-31
in the five (5) years to 31 March 2020 | 2015-04-01..2020-03-31
in the half-year ending 30 September 2020 | 2020-04-01..2020-09-30
in the quarter ending June 2020 | 2020-04-01..2020-06-30
in the two quarters ending June 2020 | 2020-01-01..2020-06-30
in the 90 days to 31 January 2021 | 2020-11-03..2021-01-31
w/e 9 June 2019 | 2019-06-03..2019-06-09
in the five full financial years to 31 March 2020 | 2015-04-01..2020-03-31
in the academic year beginning 1 September 2018 | 2018-09-01..2019-08-31
in the academic year starting 2018 | 2018-09-01..2019-08-31
in academic year beginning September 2018 | 2018-09-01..2019-08-31
in the tax year beginning 6 April 2018 | 2018-04-06..2019-04-05
in the school year starting September 2018 | 2018-09-01..2019-08-31
in the academic years ending 2018 and 2019 | 2017-09-01..2019-08-31
in the tax year ending 2019 | 2018-04-06..2019-04-05
for each academic year beginning September 2018 | 2018-09-01..2021-05-11
in the week commencing 3 June 2019 and 10 June 2019 | 2019-06-03..2019-06-16
in the week commencing 3 June and 10 June 2019 | 2019-06-03..2019-06-16
in the week commencing 3 June 2019 and on 12 June 2019 | 2019-06-03..2019-06-12
in the thirty-six months to 31 December 2019 | 2017-01-01..2019-12-31
in Q1 FY2018/19 | 2018-04-01..2018-06-30
in Q1 of FY 2018/19 | 2018-04-01..2018-06-30
in the first half of FY2018/19 | 2018-04-01..2018-09-30
in quarter 1 of 2019 | 2019-01-01..2019-03-31
in quarters 1 and 2 of 2019 | 2019-01-01..2019-06-30
in quarter 4 2018/19 | 2019-01-01..2019-03-31
in the year to 31 March 2019 and the previous year | 2017-04-01..2019-03-31
in 2019 and the year before | 2018-01-01..2019-12-31
in 2019 and the previous year | 2018-01-01..2019-12-31
in 2018/19 and in the previous financial year | 2017-04-01..2019-03-31
in March 2019 and the preceding month | 2019-02-01..2019-03-31
in 2019 and the previous two years | 2017-01-01..2019-12-31
in this financial year and the previous financial year | 2020-04-01..2021-05-11
since the academic year beginning September 2018 | 2018-09-01..2021-05-11
from the tax year beginning 6 April 2018 | 2018-04-06..2021-05-11
from the academic year beginning 2018 to date | 2018-09-01..2021-05-11
from the week commencing 3 June 2019 to the week commencing 17 June 2019 | 2019-06-03..2019-06-23
in the three years from 1 April 2015 to 31 March 2018 | 2015-04-01..2018-03-31
from the week commencing 3 June 2019 | 2019-06-03..2019-06-09
since the week commencing 3 June 2019 | 2019-06-03..2021-05-11
since lockdown began on 23 March 2020 | 2020-03-23..2021-05-11
since at least as early as 2015 | 2015-01-01..2021-05-11
"""

NARROWED = """
in 2019 (to 30 June) | 2019-01-01..2019-06-30
in 2019 (until 30 June only) | 2019-01-01..2019-06-30
in 2019 (up to and including June) | 2019-01-01..2019-06-30
in 2019 (until 30/06/2019) | 2019-01-01..2019-06-30
in 2019 up to 30 June | 2019-01-01..2019-06-30
in 2018-19 (to 31 Dec 2018) | 2018-04-01..2018-12-31
in FY 2018-19 (up to 31 January) | 2018-04-01..2019-01-31
in 2018, 2019 and 2020 (to 30 June) | 2018-01-01..2020-06-30
in 2018 to 2020 (to 30 June) | 2018-01-01..2020-06-30
in 2020 and 2021 (up to today) | 2020-01-01..2021-05-11
in 2019 (January to June) | 2019-01-01..2019-06-30
in 2019 [January to June] | 2019-01-01..2019-06-30
in 2019 (Jan-Mar only) | 2019-01-01..2019-03-31
in 2019 (1 Jan to 31 May) | 2019-01-01..2019-05-31
in 2019 (1st to 15th March) | 2019-03-01..2019-03-15
in 2019 (Jan, Feb and Mar) | 2019-01-01..2019-03-31
in 2019 (March) | 2019-03-01..2019-03-31
in 2019 (from 1 June) | 2019-06-01..2019-12-31
in summer 2019 (June, July and August) | 2019-06-01..2019-08-31
in 2019, January to March | 2019-01-01..2019-03-31
in 2019 - January to June | 2019-01-01..2019-06-30
in 2019 between January and June | 2019-01-01..2019-06-30
in 2018/19 (January to March) | 2019-01-01..2019-03-31
in the third quarter of 2019 (July to September) | 2019-07-01..2019-09-30
in 2018 (April to December) and 2019 (January to March) | 2018-04-01..2019-03-31
in 2018 (from March) and 2019 | 2018-03-01..2019-12-31
from 1 June to 31 August in 2019 | 2019-06-01..2019-08-31
from 1 April to 31 March in each of the years 2016-17 to 2018-19 | 2016-04-01..2019-03-31
from 1 January to 31 December in each of 2018, 2019 and 2020 | 2018-01-01..2020-12-31
from April to March in each of the last three financial years | 2018-04-01..2021-03-31
in 2019 (full year) | 2019-01-01..2019-12-31
in 2019 (the year of the fair) | 2019-01-01..2019-12-31
"""

SAID_TWICE = """
over the last three years – 2018, 2019 and 2020 | 2018-01-01..2020-12-31
over the last three years - 2018 to 2020 | 2018-01-01..2020-12-31
over the last three years, 2018, 2019 and 2020 | 2018-01-01..2020-12-31
in the last 3 financial years - 2017/18, 2018/19, 2019/20 | 2017-04-01..2020-03-31
in 2018, 2019 and 2020 – the last three years | 2018-01-01..2020-12-31
from 2018 to 2020 (financial years) | 2018-04-01..2020-03-31
for 2017/18 to 2019/20 (academic years) | 2017-09-01..2020-08-31
in 2018 (financial year) | 2018-04-01..2019-03-31
before 1 January 2020, going back to 1 January 2019 | 2019-01-01..2019-12-31
up to 31 December 2020, from 1 January 2018 | 2018-01-01..2020-12-31
since 1 January 2018 and before 1 January 2020 | 2018-01-01..2019-12-31
after 1 June 2018 and before 1 June 2020 | 2018-06-02..2020-05-31
"""

SHORT_YEARS = """
in 2018/9 and 2019/0 | 2018-04-01..2020-03-31
in 2019-0 | 2019-04-01..2020-03-31
in 2018–9 | 2018-04-01..2019-03-31
in the academic year 2018/9 | 2018-09-01..2019-08-31
in Q1 2018/9 | 2018-04-01..2018-06-30
in 2018/2019/2020 | 2018-01-01..2020-12-31
in 2017 / 2018 / 2019 / 2020 | 2017-01-01..2020-12-31
in 2018/2019 and also /2020 | 2018-01-01..2020-12-31
received 2019 | 2019-01-01..2019-12-31
upheld 2019 by rank | 2019-01-01..2019-12-31
by staff 2019 | 2019-01-01..2019-12-31
recorded 2018-present | 2018-01-01..2021-05-11
"""

UNSURE = """
in 2018, 2019 and 2020 (January to June)
from 2018 to 2020 (January to June)
in 2019 (not March)
in 2019 (first six months)
in Q3 2019 (January to March)
between 1 June and 31 August in each of 2018, 2019 and 2020
from June to August each year from 2018 to 2020
from 1 June to 31 August in each of the last three years
in March 2018 and 2019
in June, July and August of 2018 and 2019
in summer 2019
in the winter of 2018/19
in summer term 2019
in early 2019
since mid-2019
between mid-2018 and the end of 2019
from the middle of 2018 to date
in late March 2019
from 04/01/2018 to 03/31/2019
between 1/4/18 and 3/31/19
from 31/02/2018 to 31/03/2019
in 2015-9
in the financial years 2018, 2019 and 2020
for 2018, 2019 and 2020 (financial years)
in the 12 months before and 12 months after 1 June 2019
in the six months before and after 1 June 2019
in the 12 months after 1 June 2019
in the three years preceding 1 April 2019
in the last 12 months before 1 June 2019
no later than 31 December 2019
"""

NO_PERIODS = """
worth 2000
about the channel 2010
totalling 2000
by the unit known as team 2020
which costs 2000
under the FOIA 2000
under the Police (Conduct) Regulations 2012
under section 1 of the Freedom of Information Act 2000
under the Police Reform Act, 2002
in accordance with PACE 1984
under the Data Protection Act (2018)
under the UK GDPR 2018
of the 2012 Regulations
in your FOI response 2019/0456
see reference FOI-2018-0042
ref: 01.FOI.22.026902
up to and including 2019
up to and including 31 December 2019
in Q4 to Q1 of 2019
in Q1 of each of 2018 and 2019
in the first quarter of each year between 2017 and 2019
in the weeks commencing 3 and 10 June 2019
in the week of 3 June 2019
in the 12 months to 31 March 2019 and the 12 months before that
our ref 911/16
your letter of 3 May 2020
in my request dated 12 March 2019
with more than 2000 staff
costing over £2,000
costing £2015
of its 1999 officers
as part of Vision 2020
the College of Policing 2017 guidance
the policy introduced in 2014
aged between 10 and 17
with 10 or more complaints
for more than 12 months
within 20 working days
every year
per month
on Windows 2010
during the 2012 Olympics
for 2 years after dismissal
on Operation Yew 2019
BS EN 2014 cameras
of a 2016 Ford Focus
may they march in the park
room 2010
on a 2:1 basis
the 2011 Census
in the Winsor Report 2012
the Winsor Review (2012)
in the last resort
Section 60 CJPOA 1994
Form 2011 or Form MG11
in 31/02/2015
at 20:15 hours
the 1998 Act
PC 2014 Smith
under the Freedom of Information (Scotland) Act 2002
under the Policing and Crime Act 2017
under Regulation 12 of the Environmental Information Regulations 2004
in breach of the Standards of Professional Behaviour 2020
under Schedule 3 to the Police Reform Act 2002
under s.12(1) FOIA 2000
SI 2020/4
Request reference 838A/23
reference number FOI-20091/78059
crime number 20/1999/18
our reference 2022-130
with a collar number of 2014
in rooms 2010 to 2015
of the 2,015 officers
within 2015 metres of a school
for 1999 hours
at 2000 hours
for a fee of £2,010.50
of postcode BN1 2015
on telephone number 01632 2019 20
over the age of 18
in the 18 hours allowed
of 12 months or more
with 5 years or more of service
on the B2010
as defined in Part 2 of the 2017 Act
in the Police Conduct Regs 2012
in a 2:1 ratio
in section 40(2) DPA 2018
at Glastonbury 2019 Ltd
within twenty days
which they may have
per year
in a typical year
in the academic years beginning 2018 and 2019
in the tax years beginning 6 April 2018 and 6 April 2019
in the academic year beginning September 2018 and September 2019
by quarter to 31 December 2019
in this year and the previous year
in Q1 of 2018 and 2019
in the first half of 2018 and 2019
in Q1 of 2018/19, 2019/20 and 2020/21
in H2 and H1 of 2019
in quarter one of 2019
in H1 2018 and 2019
in 2019 (first half)
in FY18/19 (Q1)
in Q1 2010-15
in the first two quarters of each year from 2018 to 2020
in the first two quarters of the year to 31 March 2019
in the first five quarters of 2019
in Q1 FY18/19
in the first half of March 2019
in the first half of the year ending 31 March 2019
in 2019 and the previous financial year
in 2018 to 2019 and the previous year
on 3 May 2019 and in the previous year
covering the weeks commencing 3 June 2019 and 10 June 2019
in the week commencing 3 and 10 June 2019
w/e 9 and 16 June 2019
in the thirty-six months before this request
in the several months to 31 March 2020
in the years to 31 March 2020
in the quarters ending June and September 2020
in the thirty-six (12) months to 31 March 2020
in the 2.5 years to 31 March 2020
in half a year to 31 March 2020
in the year and a half to 31 March 2020
in the rolling period ending 31 March 2020
in the last two weeks of March 2020
in the last 202 decades to 31 March
in any one year
in any 12 month period
"""


@pytest.mark.parametrize(
    "row",
    (PERIODS + NARROWED + SAID_TWICE + SHORT_YEARS).replace("\n\n", "\n").strip().splitlines(),
)
def test_a_period_is_read_in_the_words_people_use(row: str) -> None:
    words, expected = row.split(" | ")
    period = read_period(f"How many complaints were made {words}?", received_on=LATER)
    assert period is not None
    assert f"{period.start}..{period.end}" == expected


@pytest.mark.parametrize("row", (PERIODS + NARROWED + SAID_TWICE + SHORT_YEARS).split("\n"))
def test_the_words_of_a_period_say_it_by_themselves(row: str) -> None:
    stated = state_period(
        f"How many complaints were made {row.split(' | ')[0]}?", received_on=LATER
    )
    assert not stated or read_period(stated.words, received_on=LATER) == stated.period


@pytest.mark.parametrize("words", UNSURE.strip().splitlines())
def test_no_period_is_read_where_the_words_may_mean_another(words: str) -> None:
    text = f"How many complaints were made {words}?"
    assert read_period(text, received_on=LATER) is None


@pytest.mark.parametrize("words", NO_PERIODS.strip().splitlines())
def test_acts_references_policies_ages_and_amounts_are_no_periods(words: str) -> None:
    text = f"How many complaints were made {words}?"
    assert read_period(text, received_on=LATER) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("How many were made in the last five years?", "in the last five years"),
        ("How many, between 2010 and 2015, were upheld?", "between 2010 and 2015"),
        ("For each of 2018, 2019 and 2020, how many?", "For each of 2018, 2019 and 2020"),
        ("The number since 1 April 2012, by rank", "since 1 April 2012"),
        ("In the week commencing 3 June 2019, how many?", "In the week commencing 3 June 2019"),
        ("How many in Q1, Q2 and Q3 of 2019?", "in Q1, Q2 and Q3 of 2019"),
    ],
)
def test_a_period_carries_the_words_it_was_read_from(text: str, words: str) -> None:
    stated = state_period(text, received_on=LATER)
    assert stated is not None
    assert stated.words == words


@pytest.mark.parametrize(
    ("received", "start"), [("2020-02-29", "2019-02-28"), ("2021-03-01", "2020-03-01")]
)
def test_the_last_year_counts_back_from_the_day_of_receipt(received: str, start: str) -> None:
    day = date.fromisoformat(received)
    period = read_period("in the last year", received_on=day)
    assert period is not None
    assert (period.start.isoformat(), period.end) == (start, day)


def test_the_months_before_the_request_count_back_from_the_day_of_receipt() -> None:
    period = read_period("in the 12 months before this request", received_on=date(2021, 3, 1))
    assert period is not None
    assert (period.start, period.end) == (date(2020, 3, 1), date(2021, 3, 1))


HOSTILE = {
    "25 commas": "," * 25,
    "commas": "," * 100_000,
    "commas with blanks": ", " * 50_000,
    "and": ", and" * 20_000,
    "numerals": "(iv)" * 25_000,
    "blanks": " " * 100_000,
    "years": ", 2019" * 16_000,
    "quarters": "first quarter and the " * 4_500,
    "lengths": "years ending " * 7_500,
    "bounds": " back to before" * 6_000,
    "brackets": " (January to" * 8_000,
    "months": ", January" * 11_000,
    "sorts": "last full and complete " * 4_300,
}


@pytest.mark.parametrize("gap", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("first", ["2019", "the years ending 31 March 2019", "January"])
def test_a_period_is_looked_for_in_little_time_whatever_stands_between_dates(
    first: str, gap: str
) -> None:
    with limited():
        state_period(f"How many were received in {first}{gap} so in 2021?", received_on=LATER)


def test_commas_between_two_years_do_not_hide_the_second() -> None:
    text = f"How many were received in 2018{',' * 40} 2019?"
    assert read_period(text, received_on=LATER) == Period(date(2018, 1, 1), date(2019, 12, 31))
