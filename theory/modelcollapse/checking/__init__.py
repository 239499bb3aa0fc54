"""Checking derivations: a document is read strictly, and every displayed relation gets a verdict.

Two channels decide. The truth channel evaluates both sides under the model and can only refute or support; the proof
channel runs a small kernel of rules and can only prove. They share the reader and the meaning of a loop, nothing else.
"""
