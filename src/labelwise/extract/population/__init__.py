"""Pregnancy, lactation, children, older people, reproductive potential: short statements chosen by rule."""
