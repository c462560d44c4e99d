namespace CoDesign.Description.Tests.Sample;

public enum SampleAccess
{
    R,
    Rw,
    Rwx,
    DataIndependent,
}
