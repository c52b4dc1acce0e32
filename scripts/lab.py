"""Runs JupyterLab, and ends it, with its kernels, when the process that started it has ended.

A closed terminal sends SIGHUP to all programs in it. It would end JupyterLab before its kernels; the
process that started it asks it to end instead.
"""

import os
import signal
import sys
import threading
import time

from jupyterlab.labapp import main


def end_with(parent):
    while os.getppid() == parent:
        time.sleep(0.5)
    os.kill(os.getpid(), signal.SIGTERM)


if hasattr(signal, "SIGHUP"):
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    threading.Thread(target=end_with, args=[os.getppid()], daemon=True).start()
sys.exit(main())
