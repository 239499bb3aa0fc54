"""Certificates: strict and weak inequalities free of t and of chance, over whole ranges, by ball arithmetic."""

from modelcollapse.checking.ranges.certify import RangeCertificate, certified, refuted, sign_of

__all__ = ["RangeCertificate", "certified", "refuted", "sign_of"]
