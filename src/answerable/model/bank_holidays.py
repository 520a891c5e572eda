"""Bank holidays of the four nations, frozen; written by scripts/write_bank_holidays.py.

Source: the package holidays 0.109, which follows the Banking and Financial Dealings Act 1971
and the royal proclamations. Each line is a day, the nations that keep it (E, W, S, N) and its name.
"""

FIRST_YEAR, LAST_YEAR = 2005, 2030
VERSION = "holidays 0.109"

LATER = """
"""
"""Days proclaimed after the table was written, in the same form: one line each."""

TABLE = """
2005-01-01 EWSN New Year's Day
2005-01-02 S New Year Holiday
2005-01-03 EWSN New Year's Day (observed)
2005-01-04 S New Year Holiday (observed)
2005-03-17 N Saint Patrick's Day
2005-03-25 EWSN Good Friday
2005-03-28 EWN Easter Monday
2005-05-02 EWSN May Day
2005-05-30 EWSN Spring Bank Holiday
2005-07-12 N Battle of the Boyne
2005-08-01 S Summer Bank Holiday
2005-08-29 EWN Late Summer Bank Holiday
2005-12-25 EWSN Christmas Day
2005-12-26 EWSN Boxing Day
2005-12-27 EWSN Christmas Day (observed)
2006-01-01 EWSN New Year's Day
2006-01-02 EWSN New Year's Day (observed); New Year Holiday; New Year's Day (observed)
2006-01-03 S New Year Holiday (observed)
2006-03-17 N Saint Patrick's Day
2006-04-14 EWSN Good Friday
2006-04-17 EWN Easter Monday
2006-05-01 EWSN May Day
2006-05-29 EWSN Spring Bank Holiday
2006-07-12 N Battle of the Boyne
2006-08-07 S Summer Bank Holiday
2006-08-28 EWN Late Summer Bank Holiday
2006-11-30 S Saint Andrew's Day
2006-12-25 EWSN Christmas Day
2006-12-26 EWSN Boxing Day
2007-01-01 EWSN New Year's Day
2007-01-02 S New Year Holiday
2007-03-17 N Saint Patrick's Day
2007-03-19 N Saint Patrick's Day (observed)
2007-04-06 EWSN Good Friday
2007-04-09 EWN Easter Monday
2007-05-07 EWSN May Day
2007-05-28 EWSN Spring Bank Holiday
2007-07-12 N Battle of the Boyne
2007-08-06 S Summer Bank Holiday
2007-08-27 EWN Late Summer Bank Holiday
2007-11-30 S Saint Andrew's Day
2007-12-25 EWSN Christmas Day
2007-12-26 EWSN Boxing Day
2008-01-01 EWSN New Year's Day
2008-01-02 S New Year Holiday
2008-03-17 N Saint Patrick's Day
2008-03-21 EWSN Good Friday
2008-03-24 EWN Easter Monday
2008-05-05 EWSN May Day
2008-05-26 EWSN Spring Bank Holiday
2008-07-12 N Battle of the Boyne
2008-07-14 N Battle of the Boyne (observed)
2008-08-04 S Summer Bank Holiday
2008-08-25 EWN Late Summer Bank Holiday
2008-11-30 S Saint Andrew's Day
2008-12-01 S Saint Andrew's Day (observed)
2008-12-25 EWSN Christmas Day
2008-12-26 EWSN Boxing Day
2009-01-01 EWSN New Year's Day
2009-01-02 S New Year Holiday
2009-03-17 N Saint Patrick's Day
2009-04-10 EWSN Good Friday
2009-04-13 EWN Easter Monday
2009-05-04 EWSN May Day
2009-05-25 EWSN Spring Bank Holiday
2009-07-12 N Battle of the Boyne
2009-07-13 N Battle of the Boyne (observed)
2009-08-03 S Summer Bank Holiday
2009-08-31 EWN Late Summer Bank Holiday
2009-11-30 S Saint Andrew's Day
2009-12-25 EWSN Christmas Day
2009-12-26 EWSN Boxing Day
2009-12-28 EWSN Boxing Day (observed)
2010-01-01 EWSN New Year's Day
2010-01-02 S New Year Holiday
2010-01-04 S New Year Holiday (observed)
2010-03-17 N Saint Patrick's Day
2010-04-02 EWSN Good Friday
2010-04-05 EWN Easter Monday
2010-05-03 EWSN May Day
2010-05-31 EWSN Spring Bank Holiday
2010-07-12 N Battle of the Boyne
2010-08-02 S Summer Bank Holiday
2010-08-30 EWN Late Summer Bank Holiday
2010-11-30 S Saint Andrew's Day
2010-12-25 EWSN Christmas Day
2010-12-26 EWSN Boxing Day
2010-12-27 EWSN Christmas Day (observed)
2010-12-28 EWSN Boxing Day (observed)
2011-01-01 EWSN New Year's Day
2011-01-02 S New Year Holiday
2011-01-03 EWSN New Year's Day (observed)
2011-01-04 S New Year Holiday (observed)
2011-03-17 N Saint Patrick's Day
2011-04-22 EWSN Good Friday
2011-04-25 EWN Easter Monday
2011-04-29 EWSN Wedding of William and Catherine
2011-05-02 EWSN May Day
2011-05-30 EWSN Spring Bank Holiday
2011-07-12 N Battle of the Boyne
2011-08-01 S Summer Bank Holiday
2011-08-29 EWN Late Summer Bank Holiday
2011-11-30 S Saint Andrew's Day
2011-12-25 EWSN Christmas Day
2011-12-26 EWSN Boxing Day
2011-12-27 EWSN Christmas Day (observed)
2012-01-01 EWSN New Year's Day
2012-01-02 EWSN New Year's Day (observed); New Year Holiday; New Year's Day (observed)
2012-01-03 S New Year Holiday (observed)
2012-03-17 N Saint Patrick's Day
2012-03-19 N Saint Patrick's Day (observed)
2012-04-06 EWSN Good Friday
2012-04-09 EWN Easter Monday
2012-05-07 EWSN May Day
2012-06-04 EWSN Spring Bank Holiday
2012-06-05 EWSN Diamond Jubilee of Elizabeth II
2012-07-12 N Battle of the Boyne
2012-08-06 S Summer Bank Holiday
2012-08-27 EWN Late Summer Bank Holiday
2012-11-30 S Saint Andrew's Day
2012-12-25 EWSN Christmas Day
2012-12-26 EWSN Boxing Day
2013-01-01 EWSN New Year's Day
2013-01-02 S New Year Holiday
2013-03-17 N Saint Patrick's Day
2013-03-18 N Saint Patrick's Day (observed)
2013-03-29 EWSN Good Friday
2013-04-01 EWN Easter Monday
2013-05-06 EWSN May Day
2013-05-27 EWSN Spring Bank Holiday
2013-07-12 N Battle of the Boyne
2013-08-05 S Summer Bank Holiday
2013-08-26 EWN Late Summer Bank Holiday
2013-11-30 S Saint Andrew's Day
2013-12-02 S Saint Andrew's Day (observed)
2013-12-25 EWSN Christmas Day
2013-12-26 EWSN Boxing Day
2014-01-01 EWSN New Year's Day
2014-01-02 S New Year Holiday
2014-03-17 N Saint Patrick's Day
2014-04-18 EWSN Good Friday
2014-04-21 EWN Easter Monday
2014-05-05 EWSN May Day
2014-05-26 EWSN Spring Bank Holiday
2014-07-12 N Battle of the Boyne
2014-07-14 N Battle of the Boyne (observed)
2014-08-04 S Summer Bank Holiday
2014-08-25 EWN Late Summer Bank Holiday
2014-11-30 S Saint Andrew's Day
2014-12-01 S Saint Andrew's Day (observed)
2014-12-25 EWSN Christmas Day
2014-12-26 EWSN Boxing Day
2015-01-01 EWSN New Year's Day
2015-01-02 S New Year Holiday
2015-03-17 N Saint Patrick's Day
2015-04-03 EWSN Good Friday
2015-04-06 EWN Easter Monday
2015-05-04 EWSN May Day
2015-05-25 EWSN Spring Bank Holiday
2015-07-12 N Battle of the Boyne
2015-07-13 N Battle of the Boyne (observed)
2015-08-03 S Summer Bank Holiday
2015-08-31 EWN Late Summer Bank Holiday
2015-11-30 S Saint Andrew's Day
2015-12-25 EWSN Christmas Day
2015-12-26 EWSN Boxing Day
2015-12-28 EWSN Boxing Day (observed)
2016-01-01 EWSN New Year's Day
2016-01-02 S New Year Holiday
2016-01-04 S New Year Holiday (observed)
2016-03-17 N Saint Patrick's Day
2016-03-25 EWSN Good Friday
2016-03-28 EWN Easter Monday
2016-05-02 EWSN May Day
2016-05-30 EWSN Spring Bank Holiday
2016-07-12 N Battle of the Boyne
2016-08-01 S Summer Bank Holiday
2016-08-29 EWN Late Summer Bank Holiday
2016-11-30 S Saint Andrew's Day
2016-12-25 EWSN Christmas Day
2016-12-26 EWSN Boxing Day
2016-12-27 EWSN Christmas Day (observed)
2017-01-01 EWSN New Year's Day
2017-01-02 EWSN New Year's Day (observed); New Year Holiday; New Year's Day (observed)
2017-01-03 S New Year Holiday (observed)
2017-03-17 N Saint Patrick's Day
2017-04-14 EWSN Good Friday
2017-04-17 EWN Easter Monday
2017-05-01 EWSN May Day
2017-05-29 EWSN Spring Bank Holiday
2017-07-12 N Battle of the Boyne
2017-08-07 S Summer Bank Holiday
2017-08-28 EWN Late Summer Bank Holiday
2017-11-30 S Saint Andrew's Day
2017-12-25 EWSN Christmas Day
2017-12-26 EWSN Boxing Day
2018-01-01 EWSN New Year's Day
2018-01-02 S New Year Holiday
2018-03-17 N Saint Patrick's Day
2018-03-19 N Saint Patrick's Day (observed)
2018-03-30 EWSN Good Friday
2018-04-02 EWN Easter Monday
2018-05-07 EWSN May Day
2018-05-28 EWSN Spring Bank Holiday
2018-07-12 N Battle of the Boyne
2018-08-06 S Summer Bank Holiday
2018-08-27 EWN Late Summer Bank Holiday
2018-11-30 S Saint Andrew's Day
2018-12-25 EWSN Christmas Day
2018-12-26 EWSN Boxing Day
2019-01-01 EWSN New Year's Day
2019-01-02 S New Year Holiday
2019-03-17 N Saint Patrick's Day
2019-03-18 N Saint Patrick's Day (observed)
2019-04-19 EWSN Good Friday
2019-04-22 EWN Easter Monday
2019-05-06 EWSN May Day
2019-05-27 EWSN Spring Bank Holiday
2019-07-12 N Battle of the Boyne
2019-08-05 S Summer Bank Holiday
2019-08-26 EWN Late Summer Bank Holiday
2019-11-30 S Saint Andrew's Day
2019-12-02 S Saint Andrew's Day (observed)
2019-12-25 EWSN Christmas Day
2019-12-26 EWSN Boxing Day
2020-01-01 EWSN New Year's Day
2020-01-02 S New Year Holiday
2020-03-17 N Saint Patrick's Day
2020-04-10 EWSN Good Friday
2020-04-13 EWN Easter Monday
2020-05-08 EWSN May Day
2020-05-25 EWSN Spring Bank Holiday
2020-07-12 N Battle of the Boyne
2020-07-13 N Battle of the Boyne (observed)
2020-08-03 S Summer Bank Holiday
2020-08-31 EWN Late Summer Bank Holiday
2020-11-30 S Saint Andrew's Day
2020-12-25 EWSN Christmas Day
2020-12-26 EWSN Boxing Day
2020-12-28 EWSN Boxing Day (observed)
2021-01-01 EWSN New Year's Day
2021-01-02 S New Year Holiday
2021-01-04 S New Year Holiday (observed)
2021-03-17 N Saint Patrick's Day
2021-04-02 EWSN Good Friday
2021-04-05 EWN Easter Monday
2021-05-03 EWSN May Day
2021-05-31 EWSN Spring Bank Holiday
2021-07-12 N Battle of the Boyne
2021-08-02 S Summer Bank Holiday
2021-08-30 EWN Late Summer Bank Holiday
2021-11-30 S Saint Andrew's Day
2021-12-25 EWSN Christmas Day
2021-12-26 EWSN Boxing Day
2021-12-27 EWSN Christmas Day (observed)
2021-12-28 EWSN Boxing Day (observed)
2022-01-01 EWSN New Year's Day
2022-01-02 S New Year Holiday
2022-01-03 EWSN New Year's Day (observed)
2022-01-04 S New Year Holiday (observed)
2022-03-17 N Saint Patrick's Day
2022-04-15 EWSN Good Friday
2022-04-18 EWN Easter Monday
2022-05-02 EWSN May Day
2022-06-02 EWSN Spring Bank Holiday
2022-06-03 EWSN Platinum Jubilee of Elizabeth II
2022-07-12 N Battle of the Boyne
2022-08-01 S Summer Bank Holiday
2022-08-29 EWN Late Summer Bank Holiday
2022-09-19 EWSN State Funeral of Queen Elizabeth II
2022-11-30 S Saint Andrew's Day
2022-12-25 EWSN Christmas Day
2022-12-26 EWSN Boxing Day
2022-12-27 EWSN Christmas Day (observed)
2023-01-01 EWSN New Year's Day
2023-01-02 EWSN New Year's Day (observed); New Year Holiday; New Year's Day (observed)
2023-01-03 S New Year Holiday (observed)
2023-03-17 N Saint Patrick's Day
2023-04-07 EWSN Good Friday
2023-04-10 EWN Easter Monday
2023-05-01 EWSN May Day
2023-05-08 EWSN Coronation of Charles III
2023-05-29 EWSN Spring Bank Holiday
2023-07-12 N Battle of the Boyne
2023-08-07 S Summer Bank Holiday
2023-08-28 EWN Late Summer Bank Holiday
2023-11-30 S Saint Andrew's Day
2023-12-25 EWSN Christmas Day
2023-12-26 EWSN Boxing Day
2024-01-01 EWSN New Year's Day
2024-01-02 S New Year Holiday
2024-03-17 N Saint Patrick's Day
2024-03-18 N Saint Patrick's Day (observed)
2024-03-29 EWSN Good Friday
2024-04-01 EWN Easter Monday
2024-05-06 EWSN May Day
2024-05-27 EWSN Spring Bank Holiday
2024-07-12 N Battle of the Boyne
2024-08-05 S Summer Bank Holiday
2024-08-26 EWN Late Summer Bank Holiday
2024-11-30 S Saint Andrew's Day
2024-12-02 S Saint Andrew's Day (observed)
2024-12-25 EWSN Christmas Day
2024-12-26 EWSN Boxing Day
2025-01-01 EWSN New Year's Day
2025-01-02 S New Year Holiday
2025-03-17 N Saint Patrick's Day
2025-04-18 EWSN Good Friday
2025-04-21 EWN Easter Monday
2025-05-05 EWSN May Day
2025-05-26 EWSN Spring Bank Holiday
2025-07-12 N Battle of the Boyne
2025-07-14 N Battle of the Boyne (observed)
2025-08-04 S Summer Bank Holiday
2025-08-25 EWN Late Summer Bank Holiday
2025-11-30 S Saint Andrew's Day
2025-12-01 S Saint Andrew's Day (observed)
2025-12-25 EWSN Christmas Day
2025-12-26 EWSN Boxing Day
2026-01-01 EWSN New Year's Day
2026-01-02 S New Year Holiday
2026-03-17 N Saint Patrick's Day
2026-04-03 EWSN Good Friday
2026-04-06 EWN Easter Monday
2026-05-04 EWSN May Day
2026-05-25 EWSN Spring Bank Holiday
2026-06-15 S Scotland's participation in the FIFA World Cup final
2026-07-12 N Battle of the Boyne
2026-07-13 N Battle of the Boyne (observed)
2026-08-03 S Summer Bank Holiday
2026-08-31 EWN Late Summer Bank Holiday
2026-11-30 S Saint Andrew's Day
2026-12-25 EWSN Christmas Day
2026-12-26 EWSN Boxing Day
2026-12-28 EWSN Boxing Day (observed)
2027-01-01 EWSN New Year's Day
2027-01-02 S New Year Holiday
2027-01-04 S New Year Holiday (observed)
2027-03-17 N Saint Patrick's Day
2027-03-26 EWSN Good Friday
2027-03-29 EWN Easter Monday
2027-05-03 EWSN May Day
2027-05-31 EWSN Spring Bank Holiday
2027-07-12 N Battle of the Boyne
2027-08-02 S Summer Bank Holiday
2027-08-30 EWN Late Summer Bank Holiday
2027-11-30 S Saint Andrew's Day
2027-12-25 EWSN Christmas Day
2027-12-26 EWSN Boxing Day
2027-12-27 EWSN Christmas Day (observed)
2027-12-28 EWSN Boxing Day (observed)
2028-01-01 EWSN New Year's Day
2028-01-02 S New Year Holiday
2028-01-03 EWSN New Year's Day (observed)
2028-01-04 S New Year Holiday (observed)
2028-03-17 N Saint Patrick's Day
2028-04-14 EWSN Good Friday
2028-04-17 EWN Easter Monday
2028-05-01 EWSN May Day
2028-05-29 EWSN Spring Bank Holiday
2028-07-12 N Battle of the Boyne
2028-08-07 S Summer Bank Holiday
2028-08-28 EWN Late Summer Bank Holiday
2028-11-30 S Saint Andrew's Day
2028-12-25 EWSN Christmas Day
2028-12-26 EWSN Boxing Day
2029-01-01 EWSN New Year's Day
2029-01-02 S New Year Holiday
2029-03-17 N Saint Patrick's Day
2029-03-19 N Saint Patrick's Day (observed)
2029-03-30 EWSN Good Friday
2029-04-02 EWN Easter Monday
2029-05-07 EWSN May Day
2029-05-28 EWSN Spring Bank Holiday
2029-07-12 N Battle of the Boyne
2029-08-06 S Summer Bank Holiday
2029-08-27 EWN Late Summer Bank Holiday
2029-11-30 S Saint Andrew's Day
2029-12-25 EWSN Christmas Day
2029-12-26 EWSN Boxing Day
2030-01-01 EWSN New Year's Day
2030-01-02 S New Year Holiday
2030-03-17 N Saint Patrick's Day
2030-03-18 N Saint Patrick's Day (observed)
2030-04-19 EWSN Good Friday
2030-04-22 EWN Easter Monday
2030-05-06 EWSN May Day
2030-05-27 EWSN Spring Bank Holiday
2030-07-12 N Battle of the Boyne
2030-08-05 S Summer Bank Holiday
2030-08-26 EWN Late Summer Bank Holiday
2030-11-30 S Saint Andrew's Day
2030-12-02 S Saint Andrew's Day (observed)
2030-12-25 EWSN Christmas Day
2030-12-26 EWSN Boxing Day
"""
