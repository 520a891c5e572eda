"""The statutory time: last days, clocks that stop, working days counted one by one."""
